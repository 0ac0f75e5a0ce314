package io.verbatim.channel.api;

import io.verbatim.channel.web.ApiProblem;
import io.verbatim.channel.web.ProblemType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Pattern;

/** The last event that a reader has seen of a stream. */
final class LastEventId {
    /** None: the stream begins at its beginning. */
    static final long NONE = -1;

    private static final Pattern SHAPE = Pattern.compile("[0-9]{1,18}");

    private LastEventId() {
    }

    /** The position that the request names. Refused as malformed if it is none that we have given out. */
    static long of(HttpServletRequest request) {
        var id = request.getHeader("Last-Event-ID");
        if (id == null || id.isEmpty()) {
            return NONE;
        }
        if (!SHAPE.matcher(id).matches()) {
            throw new ApiProblem(ProblemType.MALFORMED_REQUEST, "Last-Event-ID must be the id of an event of this turn's stream");
        }
        return Long.parseLong(id);
    }
}
