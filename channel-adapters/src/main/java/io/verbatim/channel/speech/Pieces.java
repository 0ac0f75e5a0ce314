package io.verbatim.channel.speech;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Parts a text where one would take breath, so that none of its pieces is longer than a service takes. */
final class Pieces {
    private Pieces() {
    }

    /** At the end of a sentence if there is one in the second half, else between words, else anywhere but within a character. */
    static List<String> of(String text, int longest) {
        var pieces = new ArrayList<String>();
        String rest = text.strip();
        while (rest.length() > longest) {
            int end = end(rest, longest);
            pieces.add(rest.substring(0, end).strip());
            rest = rest.substring(end).strip();
        }
        pieces.add(rest);
        return List.copyOf(pieces);
    }

    private static int end(String text, int longest) {
        int sentence = last(BreakIterator.getSentenceInstance(Locale.ROOT), text, longest);
        if (sentence > longest / 2) {
            return sentence;
        }
        int space = text.lastIndexOf(' ', longest);
        return space > longest / 2 ? space : Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
    }

    private static int last(BreakIterator places, String text, int longest) {
        places.setText(text);
        return places.isBoundary(longest) ? longest : places.preceding(longest);
    }
}
