package io.verbatim.benchmark;

import java.nio.charset.StandardCharsets;

/** A body that comes in pieces. */
final class Chunks {

    private Chunks() {
    }

    static boolean isComplete(byte[] bytes, int start, int length) {
        int at = start;
        while (true) {
            int line = lineEnd(bytes, at, length);
            if (line < 0) {
                return false;
            }
            int size = size(bytes, at, line);
            at = line + 2 + size + 2;
            if (size == 0) {
                return at <= length;
            }
        }
    }

    static String joined(byte[] bytes, int start) {
        var text = new StringBuilder();
        int at = start;
        while (true) {
            int line = lineEnd(bytes, at, bytes.length);
            int size = size(bytes, at, line);
            if (size == 0) {
                return text.toString();
            }
            text.append(new String(bytes, line + 2, size, StandardCharsets.UTF_8));
            at = line + 2 + size + 2;
        }
    }

    private static int lineEnd(byte[] bytes, int from, int length) {
        for (int i = from; i + 1 < length; i++) {
            if (bytes[i] == '\r' && bytes[i + 1] == '\n') {
                return i;
            }
        }
        return -1;
    }

    private static int size(byte[] bytes, int from, int to) {
        return Integer.parseInt(new String(bytes, from, to - from, StandardCharsets.ISO_8859_1).strip(), 16);
    }
}
