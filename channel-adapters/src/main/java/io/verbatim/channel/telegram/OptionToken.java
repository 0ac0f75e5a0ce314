package io.verbatim.channel.telegram;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/** What stands in a button for an option: Telegram takes 64 bytes, and ids of options may be longer, and nobody else's business. */
final class OptionToken {
    private static final String PREFIX = "o:";
    private static final int BYTES = 15;

    private OptionToken() {
    }

    /** Always the same for an option, so that a message that is sent again has the same buttons. */
    static String of(String optionId) {
        byte[] hash = Arrays.copyOf(sha256().digest(optionId.getBytes(StandardCharsets.UTF_8)), BYTES);
        return PREFIX + new BigInteger(1, hash).toString(Character.MAX_RADIX);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
