package io.verbatim.channel.backend;

import io.verbatim.shared.Refused.Fault;
import io.verbatim.shared.backend.BackendSettings;
import java.util.List;

/** One way to speak to a backend. A new one is a new class, found by the name it gives itself. */
interface PayloadFormat {

    /** As an integration gives it. */
    String name();

    /** Makes ready to ask for a reply: over the wire, or otherwise. May throw what was not foreseen. */
    Asked ask(Call call, Wire wire);

    /** What is wrong with settings of this format, beside what is wrong with any. */
    default List<Fault> faults(BackendSettings settings) {
        return List.of();
    }
}
