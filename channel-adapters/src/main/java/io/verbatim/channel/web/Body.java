package io.verbatim.channel.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import tools.jackson.databind.node.ObjectNode;

/** The body of a request, read when it is asked for: after the caller is known, and never more of it than is allowed. */
public final class Body {
    /** The most that a body may hold, in bytes. */
    public static final int LIMIT = 1 << 20;

    private static final MediaType ANY_JSON = MediaType.parseMediaType("application/*+json");

    private static final String READ = Body.class.getName();

    private final HttpServletRequest request;
    private byte @Nullable [] bytes;

    private Body(HttpServletRequest request) {
        this.request = request;
    }

    /** The body of a request: the same one for all who ask. */
    public static Body of(HttpServletRequest request) {
        if (request.getAttribute(READ) instanceof Body body) {
            return body;
        }
        var body = new Body(request);
        request.setAttribute(READ, body);
        return body;
    }

    /** The body as a record. Refused as malformed, too large, not JSON, or not fitting. */
    public <T> T as(Class<T> type) {
        return StrictJson.read(object(), type);
    }

    /** The same where every field may be missing: then the whole body may be. */
    public <T> T orEmptyAs(Class<T> type) {
        return StrictJson.read(objectOrEmpty(), type);
    }

    /** The body as an object where every field may be missing: then the whole body may be. */
    public ObjectNode objectOrEmpty() {
        byte[] bytes = bytes();
        return bytes.length == 0 ? StrictJson.tree(Map.of()) : checked(bytes);
    }

    /** The body as an object of fields, for changes that name what they change. */
    public ObjectNode object() {
        return checked(bytes());
    }

    private ObjectNode checked(byte[] bytes) {
        requireJson();
        return StrictJson.object(bytes);
    }

    private byte[] bytes() {
        if (bytes == null) {
            bytes = read();
        }
        return bytes;
    }

    private byte[] read() {
        long announced = request.getContentLengthLong();
        if (announced > LIMIT) {
            throw tooLarge();
        }
        try {
            byte[] all = announced > 0 ? announced(request.getInputStream(), (int) announced)
                : request.getInputStream().readNBytes(LIMIT + 1);
            if (all.length > LIMIT) {
                throw tooLarge();
            }
            return all;
        } catch (IOException e) {
            throw new ApiProblem(ProblemType.MALFORMED_REQUEST, "The body cannot be read to its end");
        }
    }

    /** No more than was announced will come, so the array need not grow. */
    private static byte[] announced(InputStream body, int length) throws IOException {
        byte[] bytes = new byte[length];
        if (body.readNBytes(bytes, 0, length) < length) {
            throw new EOFException("The body is shorter than announced");
        }
        return bytes;
    }

    private void requireJson() {
        if (!isJson(request.getContentType())) {
            throw new ApiProblem(ProblemType.UNSUPPORTED_MEDIA_TYPE, "The Content-Type must be application/json");
        }
    }

    private static boolean isJson(@Nullable String type) {
        try {
            return type != null && isJson(MediaType.parseMediaType(type));
        } catch (InvalidMediaTypeException e) {
            return false;
        }
    }

    private static boolean isJson(MediaType type) {
        return MediaType.APPLICATION_JSON.isCompatibleWith(type) && type.isConcrete() || ANY_JSON.includes(type);
    }

    private static ApiProblem tooLarge() {
        return new ApiProblem(ProblemType.TOO_LARGE, "The body may have at most %d bytes".formatted(LIMIT));
    }
}
