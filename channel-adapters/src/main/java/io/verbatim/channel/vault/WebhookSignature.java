package io.verbatim.channel.vault;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Shows a receiver that a call is ours: the headers of Standard Webhooks 1.0, symmetric form. */
public final class WebhookSignature {

    private static final String ALGORITHM = "HmacSHA256";
    private static final String PREFIX = "whsec_";

    private WebhookSignature() {
    }

    /**
     * The headers for one call.
     *
     * @param secret in the form {@code whsec_<base64>}; any other text is taken as it is
     * @param id     the same for all calls that ask for the same thing
     */
    public static Map<String, String> headers(String secret, String id, Instant at, byte[] body) {
        var timestamp = String.valueOf(at.getEpochSecond());
        return Map.of("webhook-id", id, "webhook-timestamp", timestamp,
            "webhook-signature", "v1," + Base64.getEncoder().encodeToString(hmac(key(secret), "%s.%s.".formatted(id, timestamp), body)));
    }

    /** Whether this is a secret that receivers can check by: what says that it is encoded must be. */
    public static boolean isKey(String secret) {
        try {
            return !secret.startsWith(PREFIX) || Base64.getDecoder().decode(secret.substring(PREFIX.length())).length > 0;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static byte[] key(String secret) {
        try {
            byte[] decoded = Base64.getDecoder().decode(secret.startsWith(PREFIX) ? secret.substring(PREFIX.length()) : "");
            return decoded.length == 0 ? bytes(secret) : decoded;
        } catch (IllegalArgumentException e) {
            return bytes(secret);
        }
    }

    private static byte[] hmac(byte[] key, String head, byte[] body) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            mac.update(bytes(head));
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has " + ALGORITHM, e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
