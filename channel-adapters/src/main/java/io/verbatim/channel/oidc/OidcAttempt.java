package io.verbatim.channel.oidc;

import io.verbatim.channel.vault.Signatures;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/**
 * An attempt to sign in, which a browser carries with it to the provider and back, signed by us, so that no node need remember it.
 *
 * @param state    tells that the answer belongs to it
 * @param nonce    tells that the token was made for it
 * @param verifier shows that who redeems the code is who asked for it (RFC 7636)
 * @param end      when it is over
 */
record OidcAttempt(String state, String nonce, String verifier, long end) {
    static final Duration LIFE = Duration.ofMinutes(10);
    private static final String PURPOSE = "oidc-attempts";
    private static final SecureRandom RANDOM = new SecureRandom();

    static OidcAttempt next(Instant now) {
        return new OidcAttempt(random(), random(), random(), now.plus(LIFE).getEpochSecond());
    }

    /** The one that was given out as this text, if it was, and is not over. */
    static Optional<OidcAttempt> read(String text, Signatures signatures, Instant now) {
        var parts = text.split("\\.", -1);
        if (parts.length != 5 || !parts[3].matches("[0-9]{1,12}")) {
            return Optional.empty();
        }
        var attempt = new OidcAttempt(parts[0], parts[1], parts[2], Long.parseLong(parts[3]));
        boolean isOurs = Signatures.same(attempt.text(signatures), text);
        return isOurs && attempt.end > now.getEpochSecond() ? Optional.of(attempt) : Optional.empty();
    }

    String text(Signatures signatures) {
        var body = "%s.%s.%s.%d".formatted(state, nonce, verifier, end);
        return body + "." + signatures.of(PURPOSE, body);
    }

    String challenge() {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "***";
    }

    private static String random() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
