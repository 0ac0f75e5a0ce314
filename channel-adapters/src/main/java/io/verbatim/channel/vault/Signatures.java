package io.verbatim.channel.vault;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.springframework.stereotype.Component;

/** Signs what the product itself gives out and gets back. A change of the master key leaves signatures valid. */
@Component
public class Signatures {
    private final KeyRing ring;

    Signatures(KeyRing ring) {
        this.ring = ring;
    }

    /** The signature of a text for one purpose, in hexadecimal. */
    public String of(String purpose, String text) {
        return ring.digests(purpose).of(text);
    }

    /** Compares in a time that does not tell where two signatures differ. */
    public static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
