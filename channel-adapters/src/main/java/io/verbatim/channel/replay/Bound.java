package io.verbatim.channel.replay;

import io.verbatim.channel.web.Faults;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Where a part of the log begins or ends: at a position, or at an instant; both null for nowhere in particular. */
record Bound(@Nullable Long position, @Nullable Instant instant) {
    private static final String POSITION = "[0-9]{1,18}";
    private static final Bound NOWHERE = new Bound(null, null);
    // PostgreSQL's calendar is shorter than Java's.
    private static final Instant END_OF_TIME = Instant.parse("9999-12-31T00:00:00Z");

    /** A whole number or a text that is one is a position, another text an instant; what is neither is a fault. */
    static Bound of(Faults faults, String field, @Nullable Object given) {
        return switch (given) {
            case null -> NOWHERE;
            case Integer number when number >= 0 -> new Bound(number.longValue(), null);
            case Long number when number >= 0 -> new Bound(number, null);
            case String text when text.matches(POSITION) -> new Bound(Long.parseLong(text), null);
            case String text -> new Bound(null, instant(faults, field, text));
            default -> {
                fault(faults, field);
                yield NOWHERE;
            }
        };
    }

    /** The moment behind the instant: events are shown to the millisecond, and what is shown as the instant itself is meant. */
    @Nullable Instant behind() {
        return instant == null ? null : instant.truncatedTo(ChronoUnit.MILLIS).plusMillis(1);
    }

    boolean isBehind(Bound other) {
        return position != null && other.position != null && position > other.position
            || instant != null && other.instant != null && instant.isAfter(other.instant);
    }

    private static @Nullable Instant instant(Faults faults, String field, String text) {
        try {
            var instant = OffsetDateTime.parse(text).toInstant();
            faults.check(!instant.isBefore(Instant.EPOCH) && instant.isBefore(END_OF_TIME), field, "is out of range");
            return instant;
        } catch (DateTimeException e) {
            fault(faults, field);
            return null;
        }
    }

    private static void fault(Faults faults, String field) {
        faults.check(false, field, "must be a position or an instant such as 2026-01-31T12:00:00Z");
    }
}
