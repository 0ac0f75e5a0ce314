package io.verbatim.channel.media;

import java.util.Base64;
import java.util.HexFormat;

/** Compares what a SHA-256 is with what it is said to be. */
final class Hash {
    private static final int HEX_LENGTH = 64;

    private Hash() {
    }

    /** Whether they are the same; the claim may be in hexadecimal or in base64. */
    static boolean fits(String hex, String claim) {
        if (claim.length() == HEX_LENGTH) {
            return hex.equalsIgnoreCase(claim);
        }
        try {
            return hex.equals(HexFormat.of().formatHex(Base64.getDecoder().decode(claim.replace('-', '+').replace('_', '/'))));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
