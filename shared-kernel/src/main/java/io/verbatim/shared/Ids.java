package io.verbatim.shared;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The shape of all ids: a prefix, {@code _}, and 26 characters of Crockford's base32 in lower case that hold a UUIDv7 (RFC 9562).
 * Ids sort by time of making and are no secrets: nothing may be allowed to somebody because they know one.
 */
public final class Ids {

    private static final String VALUES = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final char[] CROCKFORD = VALUES.toCharArray();
    private static final int CHARACTERS = 26;
    private static final int CHARACTERS_OF_TIME = 10;

    private Ids() {
    }

    /** A new id of the present moment. */
    public static String next(String prefix) {
        var random = ThreadLocalRandom.current();
        long high = System.currentTimeMillis() << 16 | 0x7000 | random.nextInt(1 << 12);
        long low = random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L;
        return shaped(prefix, high, low);
    }

    /** When an id was made, if {@link #next} made it. */
    public static Instant madeAt(String id) {
        long high = 0;
        // Of the 130 bits that the characters hold the first two are empty; the next 48 are the time.
        for (int i = id.length() - CHARACTERS; i < id.length() - CHARACTERS + CHARACTERS_OF_TIME; i++) {
            high = high << 5 | VALUES.indexOf(id.charAt(i));
        }
        return Instant.ofEpochMilli(high);
    }

    /** The id that always belongs to these parts, in this order: the first 128 bits of a SHA-256 over them and their lengths. */
    public static String derived(String prefix, String... parts) {
        var digest = sha256();
        for (String part : parts) {
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
            digest.update(bytes);
        }
        var hash = ByteBuffer.wrap(digest.digest());
        return shaped(prefix, hash.getLong(), hash.getLong());
    }

    /** Whether a text from outside could be an id with this prefix. */
    public static boolean hasShape(String prefix, String text) {
        int first = prefix.length() + 1;
        return text.length() == first + CHARACTERS && text.startsWith(prefix) && text.charAt(first - 1) == '_'
            && text.chars().skip(first).allMatch(Ids::isCrockford);
    }

    /** Refuses, as a fault of the program, a value that does not carry the prefix. */
    public static void requirePrefix(String prefix, String value) {
        if (!value.startsWith(prefix) || value.length() <= prefix.length() || value.charAt(prefix.length()) != '_') {
            throw new IllegalArgumentException("Not an id of the kind %s_".formatted(prefix));
        }
    }

    private static boolean isCrockford(int character) {
        return character >= '0' && character <= '9'
            || character >= 'a' && character <= 'z' && character != 'i' && character != 'l' && character != 'o' && character != 'u';
    }

    private static String shaped(String prefix, long high, long low) {
        var text = new StringBuilder(prefix.length() + 1 + CHARACTERS).append(prefix).append('_');
        for (int i = CHARACTERS - 1; i >= 0; i--) {
            text.append(CROCKFORD[fiveBits(high, low, i * 5)]);
        }
        return text.toString();
    }

    private static int fiveBits(long high, long low, int shift) {
        long bits = shift >= Long.SIZE ? high >>> shift - Long.SIZE : low >>> shift | (shift == 0 ? 0 : high << Long.SIZE - shift);
        return (int) bits & 0x1F;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
