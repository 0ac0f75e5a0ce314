package io.verbatim.channel.nlp;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Takes a text apart into the pieces that the model knows, as it was done when the model was made: BERT, lower case, without accents. */
record WordPieces(Map<String, Integer> vocabulary) {

    private static final int MOST = 128;
    private static final int LONGEST_TEXT = 4_000;
    private static final int LONGEST_WORD = 100;
    private static final String WITHIN = "##";

    /** The numbers of the pieces, those of the start and the end among them; of a long text, its beginning. */
    long[] of(String text) {
        var pieces = new ArrayList<Integer>();
        pieces.add(vocabulary.get("[CLS]"));
        for (var word : words(text.substring(0, Math.min(text.length(), LONGEST_TEXT)))) {
            pieces.addAll(pieces(word));
        }
        var kept = pieces.subList(0, Math.min(pieces.size(), MOST - 1));
        kept.add(vocabulary.get("[SEP]"));
        return kept.stream().limit(MOST).mapToLong(Integer::longValue).toArray();
    }

    private List<Integer> pieces(String word) {
        var unknown = List.of(vocabulary.get("[UNK]"));
        var found = new ArrayList<Integer>();
        int from = 0;
        while (from < word.length() && word.length() <= LONGEST_WORD) {
            int to = longest(word, from);
            if (to == from) {
                return unknown;
            }
            found.add(vocabulary.get(piece(word, from, to)));
            from = to;
        }
        return found.isEmpty() ? unknown : found;
    }

    private int longest(String word, int from) {
        int to = word.length();
        while (to > from && !vocabulary.containsKey(piece(word, from, to))) {
            to--;
        }
        return to;
    }

    private static String piece(String word, int from, int to) {
        return from == 0 ? word.substring(0, to) : WITHIN + word.substring(from, to);
    }

    private static List<String> words(String text) {
        var words = new ArrayList<String>();
        var word = new StringBuilder();
        Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFD).codePoints().forEach(c -> {
            if (standsAlone(c) || separates(c)) {
                add(words, word);
                words.addAll(standsAlone(c) ? List.of(Character.toString(c)) : List.of());
            } else if (!isDropped(c)) {
                word.appendCodePoint(c);
            }
        });
        add(words, word);
        return words;
    }

    private static void add(List<String> words, StringBuilder word) {
        if (!word.isEmpty()) {
            words.add(word.toString());
        }
        word.setLength(0);
    }

    private static boolean separates(int c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    private static boolean isDropped(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK || type == Character.CONTROL || type == Character.FORMAT || c == 0xFFFD;
    }

    // Signs, and the characters of scripts that write words without spaces.
    private static boolean standsAlone(int c) {
        return isSign(c) || Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN;
    }

    private static boolean isSign(int c) {
        return switch (Character.getType(c)) {
            case Character.CONNECTOR_PUNCTUATION, Character.DASH_PUNCTUATION, Character.START_PUNCTUATION, Character.END_PUNCTUATION,
                Character.INITIAL_QUOTE_PUNCTUATION, Character.FINAL_QUOTE_PUNCTUATION, Character.OTHER_PUNCTUATION -> true;
            default -> c < 128 && c > ' ' && c != 127 && !Character.isLetterOrDigit(c);
        };
    }
}
