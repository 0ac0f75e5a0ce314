package io.verbatim.command.flow;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How large texts and values may grow: flows can feed a value back into itself, turn by turn. */
final class Bounds {
    /** Characters of a text, and of all texts, keys and numbers of a value together. */
    static final int TEXT = 65_536;
    private static final int DEPTH = 64;

    private Bounds() {
    }

    /** The text, cut at the bound but not within a character. */
    static String cut(String text) {
        if (text.length() <= TEXT) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(TEXT - 1)) ? TEXT - 1 : TEXT);
    }

    static boolean hold(@Nullable Object value) {
        return left(TEXT, value, DEPTH) >= 0;
    }

    /** What is left of the budget; negative as soon as it is used up, so that a huge value is not walked to its end. */
    private static int left(int budget, @Nullable Object value, int depth) {
        return switch (value) {
            case String text -> budget - text.length();
            case List<?> list -> depth == 0 ? -1 : leftAfter(budget, list, depth - 1);
            case Map<?, ?> map -> depth == 0 ? -1 : leftAfter(leftAfter(budget, map.keySet(), 0), map.values(), depth - 1);
            case null, default -> budget - 1;
        };
    }

    private static int leftAfter(int budget, Iterable<?> values, int depth) {
        int left = budget;
        for (Object value : values) {
            left = left < 0 ? left : left(left - 1, value, depth);
        }
        return left;
    }
}
