package io.verbatim.command.eventstore;

import java.util.List;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;

/** How events that were stored in an older shape come into the present one: step by step, while they are read; the store is not touched. */
final class Upcasters {

    /** The steps that there are, in the order of their revisions. */
    static final List<Upcaster> STEPS = List.of();

    /** All of them as one. */
    static final EventUpcaster ALL = of(STEPS);

    private Upcasters() {
    }

    static EventUpcaster of(List<Upcaster> steps) {
        return steps.isEmpty() ? NoOpEventUpcaster.INSTANCE : new EventUpcasterChain(steps);
    }
}
