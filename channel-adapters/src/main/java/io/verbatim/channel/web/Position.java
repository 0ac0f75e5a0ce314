package io.verbatim.channel.web;

import io.verbatim.shared.Refused;
import io.verbatim.shared.Refused.Fault;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * A position in the log between a caller and this API: who changes something is told where the log ended then, and who shows that when
 * reading waits for the views up to there, whatever others have written since.
 */
public final class Position {

    /** The header, of requests and answers. */
    public static final String HEADER = "x-position";
    private static final String NUMBER = "[0-9]{1,18}";

    private Position() {
    }

    /** The one that a request shows. Refused as INVALID if it is none. */
    static @Nullable Long shown(HttpServletRequest request) {
        var shown = request.getHeader(HEADER);
        if (shown != null && !shown.matches(NUMBER)) {
            throw new Refused(Refused.Code.INVALID, "A header is not acceptable", List.of(new Fault(HEADER, "must be a position of the log")));
        }
        return shown == null ? null : Long.valueOf(shown);
    }

    /** Tells it to the caller who is being answered on this thread, if there is one, and if it is about a change. */
    static void tell(long position) {
        if (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes call && call.getResponse() != null
            && !call.getRequest().getMethod().equals("GET")) {
            call.getResponse().setHeader(HEADER, Long.toString(position));
        }
    }
}
