package io.verbatim.channel.api;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.http.ResponseEntity;

/** What a client would rather have ({@code Prefer}, RFC 7240). */
final class Preference {
    private static final String RESPOND_ASYNC = "respond-async";

    private Preference() {
    }

    /** The answer, saying that the wish was granted. */
    static <T> ResponseEntity<T> applied(ResponseEntity<T> answer) {
        return ResponseEntity.status(answer.getStatusCode()).headers(answer.getHeaders()).header("Preference-Applied", RESPOND_ASYNC)
            .body(answer.getBody());
    }

    /** Whether the client would rather not wait for the end of the turn. */
    static boolean isForNotWaiting(HttpServletRequest request) {
        return Collections.list(request.getHeaders("Prefer")).stream()
            .flatMap(header -> Stream.of(header.split(",")))
            .map(preference -> preference.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))
            .anyMatch(RESPOND_ASYNC::equals);
    }
}
