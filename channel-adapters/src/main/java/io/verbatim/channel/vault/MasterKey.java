package io.verbatim.channel.vault;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** The key that all others come from: 256 bits, given by the operator. It never leaves this class but as keys derived from it. */
public final class MasterKey {
    private static final int BYTES = 32;

    private final SecretKey key;

    private MasterKey(byte[] bytes) {
        this.key = new SecretKeySpec(bytes, "HKDF");
    }

    /** The key that this base64 holds. Refused, as a wrong setting, if it is not 256 bits; the message does not repeat it. */
    public static MasterKey ofBase64(String text) {
        byte[] bytes = decoded(text.strip());
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("The master key must be %d bytes in base64, not %d".formatted(BYTES, bytes.length));
        }
        return new MasterKey(bytes);
    }

    /** A new one at random, in base64. */
    public static String generate() {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** A key for one purpose only: who learns it learns nothing of the master key or of other purposes. */
    SecretKey derive(String purpose, String algorithm) {
        try {
            var expand = HKDFParameterSpec.ofExtract().addIKM(key).thenExpand(bytes("verbatim/" + purpose), BYTES);
            return KDF.getInstance("HKDF-SHA256").deriveKey(algorithm, expand);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform of this release has HKDF-SHA256", e);
        }
    }

    @Override
    public String toString() {
        return "***";
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] decoded(String text) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("The master key is not base64", e);
        }
    }
}
