package io.verbatim.channel.whatsapp;

import io.verbatim.channel.vault.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The header {@code X-Hub-Signature-256}: {@code sha256=}, and in lower-case hexadecimal the HMAC of the bytes under the app secret. */
final class Signature {
    static final String HEADER = "X-Hub-Signature-256";
    private static final String ALGORITHM = "HmacSHA256";

    private Signature() {
    }

    /** Whether one of these secrets made it, in a time that does not tell how near it came, or which one it was. */
    static boolean isOf(List<Secret> secrets, byte[] body, String signature) {
        byte[] given = signature.strip().getBytes(StandardCharsets.UTF_8);
        boolean isRight = false;
        for (Secret secret : secrets) {
            isRight |= MessageDigest.isEqual(of(secret, body).getBytes(StandardCharsets.UTF_8), given);
        }
        return isRight;
    }

    static String of(Secret secret, byte[] body) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.value().getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has " + ALGORITHM, e);
        }
    }
}
