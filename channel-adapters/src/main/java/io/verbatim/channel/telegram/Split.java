package io.verbatim.channel.telegram;

import java.util.ArrayList;
import java.util.List;

/** Cuts a long text where a reader would: between paragraphs, else lines, else sentences, else words, else anywhere but in a character. */
final class Split {
    private static final String[] PLACES = {"\n\n", "\n", ". ", "! ", "? ", " "};

    private Split() {
    }

    /** The pieces, none of them blank or longer than this. */
    static List<String> of(String text, int longest) {
        var pieces = new ArrayList<String>();
        var rest = text.strip();
        while (rest.length() > longest) {
            int end = end(rest, longest);
            pieces.add(rest.substring(0, end).stripTrailing());
            rest = rest.substring(end).stripLeading();
        }
        if (!rest.isEmpty()) {
            pieces.add(rest);
        }
        return List.copyOf(pieces);
    }

    // Not in the first half: small pieces are worse to read than a sentence that goes on.
    private static int end(String text, int longest) {
        for (var place : PLACES) {
            int at = text.lastIndexOf(place, longest - place.length());
            if (at >= longest / 2) {
                return at + place.length();
            }
        }
        return Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
    }
}
