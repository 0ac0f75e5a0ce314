package io.verbatim.channel.management;

import io.verbatim.channel.web.Faults;
import io.verbatim.shared.conversation.DeliveryQuery.Filter;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a request narrows a list of deliveries to, as it was written. */
record DeliveryFilter(@Nullable String state, @Nullable String from, @Nullable String to) {
    private static final Set<String> STATES = Set.of("pending", "delivered", "failed", "unknown");
    private static final Set<String> REPEATABLE = Set.of("failed", "unknown");
    private static final int LONGEST = 200;

    /** For a list. */
    Filter any() {
        return checked(STATES, "must be one of: pending, delivered, failed, unknown");
    }

    /** For what may be asked for once more. */
    Filter repeatable() {
        return checked(REPEATABLE, "must be one of: failed, unknown");
    }

    private Filter checked(Set<String> states, String message) {
        var faults = new Faults();
        faults.check(state == null || states.contains(state), "state", message);
        faults.shortText("from", from, LONGEST);
        faults.shortText("to", to, LONGEST);
        var filter = new Filter(state, ConversationFilter.instant(faults, "from", from), ConversationFilter.instant(faults, "to", to));
        faults.done();
        return filter;
    }
}
