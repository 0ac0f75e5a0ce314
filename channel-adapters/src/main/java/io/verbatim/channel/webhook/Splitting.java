package io.verbatim.channel.webhook;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Cuts long texts where a reader would: between paragraphs, else sentences, else words, else anywhere but within a character. */
final class Splitting {
    // From the best place to the worst; the cut is at the end of the match.
    private static final List<Pattern> PLACES = List.of(Pattern.compile("\\n\\s*\\n\\s*"), Pattern.compile("\\n\\s*"),
        Pattern.compile("[.!?\u2026\u3002\uff01\uff1f][\"'\u201d\u2019)\\]]*(\\s+|(?<=[\u3002\uff01\uff1f]))"), Pattern.compile("\\s+"));

    private Splitting() {
    }

    /** Parts of at most {@code most} UTF-16 units, none of them blank; none for a blank text. */
    static List<String> split(String text, int most) {
        var parts = new ArrayList<String>();
        var rest = text.strip();
        while (rest.length() > most) {
            int cut = cut(rest, most);
            var part = rest.substring(0, cut).strip();
            if (!part.isEmpty()) {
                parts.add(part);
            }
            rest = rest.substring(cut).strip();
        }
        if (!rest.isEmpty()) {
            parts.add(rest);
        }
        return parts;
    }

    private static int cut(String text, int most) {
        for (var place : PLACES) {
            int cut = last(place, text, most);
            if (cut > 0) {
                return cut;
            }
        }
        return withinAWord(text, most);
    }

    // What is cut off at the end is blank, so that a part may end with it behind the limit.
    private static int last(Pattern place, String text, int most) {
        var found = place.matcher(text);
        int cut = 0;
        while (found.find() && text.substring(0, found.end()).stripTrailing().length() <= most && found.start() <= most) {
            cut = found.end();
        }
        return cut;
    }

    private static int withinAWord(String text, int most) {
        var characters = BreakIterator.getCharacterInstance();
        characters.setText(text);
        int cut = characters.isBoundary(most) ? most : characters.preceding(most);
        return cut > 0 ? cut : Math.max(1, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
    }
}
