package io.verbatim.channel.webhook;

import java.security.SecureRandom;
import java.util.Base64;

/** What replies are signed with, in the form of Standard Webhooks. */
final class SigningSecret {
    private static final String PREFIX = "whsec_";
    private static final int BYTES = 32;
    private static final int LEAST = 24;
    private static final int MOST = 64;
    private static final SecureRandom RANDOM = new SecureRandom();

    private SigningSecret() {
    }

    static String generate() {
        return PREFIX + Base64.getEncoder().encodeToString(random(BYTES));
    }

    /** A token at random, fit for a header. */
    static String token() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random(BYTES));
    }

    static boolean isOne(String text) {
        try {
            int bytes = text.startsWith(PREFIX) ? Base64.getDecoder().decode(text.substring(PREFIX.length())).length : 0;
            return bytes >= LEAST && bytes <= MOST;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}
