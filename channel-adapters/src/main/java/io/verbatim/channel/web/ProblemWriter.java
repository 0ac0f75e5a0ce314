package io.verbatim.channel.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** Puts a problem on the wire, whatever the caller said it accepts: an error in the wrong form is better than none. */
public final class ProblemWriter {
    private static final JsonMapper MAPPER = JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();

    private ProblemWriter() {
    }

    static void write(ApiProblem problem, @Nullable String path, HttpServletResponse response) throws IOException {
        if (response.isCommitted()) {
            return;
        }
        response.resetBuffer();
        response.setStatus(problem.type().status());
        // What was done before it was refused is no change that somebody waits for.
        response.setHeader(Position.HEADER, null);
        problem.headers().forEach(response::setHeader);
        byte[] body = bytes(problem, path);
        response.setContentType("application/problem+json");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    /** The body of the problem that became of this, on one line: for answers that have begun, and whose status is given. */
    public static byte[] bytes(Throwable thrown, String path) {
        return bytes(Problems.of(thrown), path);
    }

    static byte[] bytes(ApiProblem problem, @Nullable String path) {
        Map<String, Object> body = problem.body(instance(path));
        return MAPPER.writeValueAsBytes(body);
    }

    // Only an address that is one is repeated.
    private static String instance(@Nullable String path) {
        try {
            return path == null ? "/" : new URI(null, null, new URI(path).getPath(), null).getRawPath();
        } catch (URISyntaxException e) {
            return "/";
        }
    }
}
