package io.verbatim.benchmark;

import org.jspecify.annotations.Nullable;

/** The part of a message before its body. */
final class Heads {

    private Heads() {
    }

    /** Where the body starts; 0 while the head is not complete. */
    static int end(byte[] bytes, int length) {
        for (int i = 3; i < length; i++) {
            if (bytes[i] == '\n' && bytes[i - 1] == '\r' && bytes[i - 2] == '\n' && bytes[i - 3] == '\r') {
                return i + 1;
            }
        }
        return 0;
    }

    static @Nullable String value(String head, String name) {
        for (int line = head.indexOf('\n') + 1; line > 0; line = head.indexOf('\n', line) + 1) {
            if (head.regionMatches(true, line, name, 0, name.length()) && head.charAt(line + name.length()) == ':') {
                return head.substring(line + name.length() + 1, head.indexOf('\r', line)).strip();
            }
        }
        return null;
    }
}
