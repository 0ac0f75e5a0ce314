package io.verbatim.channel.vault;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/** Keyed hashes for one purpose. */
final class Hmac {
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKey key;

    Hmac(MasterKey master, String purpose) {
        this.key = master.derive(purpose, ALGORITHM);
    }

    /** In hexadecimal. */
    String of(String text) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has " + ALGORITHM, e);
        }
    }
}
