package io.verbatim.channel.backend;

import java.util.Set;

/** Which payload formats there are. */
public interface KnownFormats {

    /** Their names, as an integration gives them. */
    Set<String> names();
}
