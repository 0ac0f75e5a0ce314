package io.verbatim.channel.member;

import io.verbatim.channel.vault.Signatures;
import java.security.SecureRandom;
import java.util.Base64;
import org.springframework.stereotype.Component;

/** Tokens that are given out and come back: 256 random bits, of which a keyed hash is kept. */
@Component
class Tokens {
    private static final int BYTES = 32;
    private static final int LONGEST = 100;

    private final SecureRandom random = new SecureRandom();
    private final Signatures signatures;

    Tokens(Signatures signatures) {
        this.signatures = signatures;
    }

    String next() {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** What is kept of a token for one purpose. */
    String digest(String purpose, String token) {
        return signatures.of(purpose, token.substring(0, Math.min(LONGEST, token.length())));
    }
}
