package io.verbatim.channel.export;

import io.verbatim.channel.management.ConversationFilter;
import io.verbatim.channel.web.Faults;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Where an export of events begins or ends: at a position or at an instant; both null where nothing is said. */
record Bound(@Nullable Long position, @Nullable Instant instant) {
    private static final String POSITION = "[0-9]{1,18}";

    static Bound of(Faults faults, HttpServletRequest request, String name) {
        var text = request.getParameter(name);
        if (text == null || text.isEmpty()) {
            return new Bound(null, null);
        }
        if (text.matches(POSITION)) {
            return new Bound(Long.parseLong(text), null);
        }
        faults.shortText(name, text, 200);
        return new Bound(null, ConversationFilter.instant(faults, name, text,
            "must be a position or an instant such as 2026-01-31T12:00:00Z"));
    }

    long positionOr(long otherwise) {
        return position == null ? otherwise : position;
    }

    /** The moment behind the instant: events are shown to the millisecond, and what is shown as the instant itself is meant. */
    @Nullable Instant behind() {
        return instant == null ? null : instant.truncatedTo(ChronoUnit.MILLIS).plusMillis(1);
    }

    boolean isBehind(Bound other) {
        return position != null && other.position != null && position > other.position
            || instant != null && other.instant != null && instant.isAfter(other.instant);
    }
}
