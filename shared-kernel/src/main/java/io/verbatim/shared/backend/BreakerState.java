package io.verbatim.shared.backend;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Whether a backend is asked at present.
 *
 * @param changes     counts the changes of the backend's breaker, so that of two states the newer one is known
 * @param since       when it became so; null where it never was otherwise
 * @param failureRate percent, as it was measured at the last change; null where too little was measured
 */
public record BreakerState(State state, int changes, @Nullable Instant since, @Nullable Double failureRate) {

    /** Before the first change. */
    public static final BreakerState UNTOUCHED = new BreakerState(State.CLOSED, 0, null, null);

    /** Closed: it is asked. Open: it is left alone. Half open: it is asked once, to see. */
    public enum State {
        @JsonProperty("closed") CLOSED,
        @JsonProperty("open") OPEN,
        @JsonProperty("half_open") HALF_OPEN;

        /** The state as it is spelled outside. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The state of this spelling. */
        public static State of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }
}
