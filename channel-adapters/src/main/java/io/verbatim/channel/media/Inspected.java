package io.verbatim.channel.media;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Passes bytes on, and knows afterwards how many they were, their SHA-256, and how they began. */
final class Inspected extends OutputStream {
    private static final int HEAD = 8_192;

    private final OutputStream out;
    private final MessageDigest digest = sha256();
    private final ByteArrayOutputStream head = new ByteArrayOutputStream();
    private long size;

    Inspected(OutputStream out) {
        this.out = out;
    }

    @Override
    public void write(int octet) throws IOException {
        write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        out.write(bytes, from, length);
        digest.update(bytes, from, length);
        head.write(bytes, from, Math.min(length, HEAD - head.size()));
        size += length;
    }

    long size() {
        return size;
    }

    byte[] head() {
        return head.toByteArray();
    }

    /** In hexadecimal. To be asked once, at the end. */
    String sha256Text() {
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
