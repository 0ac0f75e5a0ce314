package io.verbatim.channel.vault;

import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * Seals texts that lie in the database for a short while only. Their keys come from the root of all digests, so that a change of the
 * master key needs not look for them.
 */
@Component
public class Envelopes {
    private final Map<String, Seal> seals = new ConcurrentHashMap<>();
    private final KeyRing ring;

    Envelopes(KeyRing ring) {
        this.ring = ring;
    }

    /** Closed for a purpose and a place; nothing else opens it. */
    public byte[] close(String purpose, String place, String text) {
        try {
            return seal(purpose).close(text, place);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has AES-GCM", e);
        }
    }

    /** What was closed. Fails if it was closed elsewhere or with another root key. */
    public String open(String purpose, String place, byte[] sealed) {
        try {
            return seal(purpose).open(sealed, place);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("What was sealed for %s cannot be opened".formatted(purpose), e);
        }
    }

    private Seal seal(String purpose) {
        return seals.computeIfAbsent(purpose, any -> new Seal(ring.root(), purpose));
    }
}
