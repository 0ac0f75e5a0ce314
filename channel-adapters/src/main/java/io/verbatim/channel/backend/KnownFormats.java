package io.verbatim.channel.backend;

import io.verbatim.shared.Refused.Fault;
import io.verbatim.shared.backend.BackendSettings;
import java.util.List;
import java.util.Set;

/** Which payload formats there are. */
public interface KnownFormats {

    /** Their names, as an integration gives them. */
    Set<String> names();

    /** What is wrong with these settings in the eyes of their format; nothing where there is no such format. */
    List<Fault> faults(BackendSettings settings);
}
