package io.verbatim.channel.vault;

import io.verbatim.shared.backend.SecretRef;

/** Opens what is kept encrypted. */
public interface Secrets {

    /** The secret itself: for the wire only, never for a log, an event, an error or an answer. */
    String open(SecretRef reference);
}
