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
    private static final int ID = 16;
    private static final String PLACE = "master key";

    private final SecretKey key;
    private final String check;
    private final Seal seal;

    private MasterKey(byte[] bytes) {
        this.key = new SecretKeySpec(bytes, "HKDF");
        this.check = new Hmac(this, "check").of(PLACE);
        this.seal = new Seal(this);
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

    /** Names the key, and tells nothing else about it. */
    public String id() {
        return check.substring(0, ID);
    }

    /** Tells whether two keys are the same, and nothing else about them. */
    String check() {
        return check;
    }

    /** What secrets are sealed with. */
    Seal seal() {
        return seal;
    }

    /** Another master key, readable to who has this one. */
    byte[] wrap(MasterKey other) {
        try {
            return seal.close(Base64.getEncoder().encodeToString(other.key.getEncoded()), PLACE);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has AES-GCM", e);
        }
    }

    /** The key that was wrapped in this one. */
    MasterKey unwrap(byte[] wrapped) {
        try {
            return ofBase64(seal.open(wrapped, PLACE));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("What was kept under the master key %s cannot be opened with it".formatted(id()), e);
        }
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
