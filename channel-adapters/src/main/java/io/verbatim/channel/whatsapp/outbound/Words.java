package io.verbatim.channel.whatsapp.outbound;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Texts within limits, which are in code points as Meta counts them: cut short, or split where it hurts least. */
final class Words {

    private static final String CUT = "\u2026";
    private static final List<String> BREAKS = List.of("\n\n", "\n", ". ", "! ", "? ", " ");

    private Words() {
    }

    static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    static boolean fits(String text, int most) {
        return text.length() <= most || length(text) <= most;
    }

    /** The text itself, or its beginning and an ellipsis. */
    static String cut(String text, int most) {
        return fits(text, most) ? text : text.substring(0, text.offsetByCodePoints(0, most - 1)).stripTrailing() + CUT;
    }

    /** What {@link #cut} leaves off; null for nothing. */
    static @Nullable String rest(String text, int most) {
        return fits(text, most) ? null : text.substring(text.offsetByCodePoints(0, most - 1)).strip();
    }

    /** Pieces of at most so many characters: broken between paragraphs, else lines, sentences, words, and only then anywhere. */
    static List<String> split(String text, int most) {
        var pieces = new ArrayList<String>();
        var left = text.strip();
        while (!fits(left, most)) {
            int end = end(left, left.offsetByCodePoints(0, most));
            pieces.add(left.substring(0, end).stripTrailing());
            left = left.substring(end).stripLeading();
        }
        if (!left.isEmpty()) {
            pieces.add(left);
        }
        return List.copyOf(pieces);
    }

    // Not before the middle, or one early paragraph would make a very short piece.
    private static int end(String text, int most) {
        for (var pause : BREAKS) {
            int at = text.lastIndexOf(pause, most - pause.stripTrailing().length());
            if (at > most / 2) {
                return at + pause.stripTrailing().length();
            }
        }
        return most;
    }
}
