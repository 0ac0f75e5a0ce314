package io.verbatim.channel.whatsapp;

import io.verbatim.channel.web.ApiProblem;
import io.verbatim.channel.web.ProblemType;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;

/** The bytes of a notification as they came, for these are signed. */
final class RawBody {
    private static final int LIMIT = 3 << 20;

    private RawBody() {
    }

    /** Refused as too large, or as one that cannot be read to its end. */
    static byte[] of(HttpServletRequest request) {
        if (request.getContentLengthLong() > LIMIT) {
            throw tooLarge();
        }
        try {
            byte[] bytes = request.getInputStream().readNBytes(LIMIT + 1);
            if (bytes.length > LIMIT) {
                throw tooLarge();
            }
            return bytes;
        } catch (IOException e) {
            throw new ApiProblem(ProblemType.MALFORMED_REQUEST, "The body cannot be read to its end");
        }
    }

    private static ApiProblem tooLarge() {
        return new ApiProblem(ProblemType.TOO_LARGE, "The body may have at most %d bytes".formatted(LIMIT));
    }
}
