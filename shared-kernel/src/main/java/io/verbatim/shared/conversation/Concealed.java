package io.verbatim.shared.conversation;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Values that no view shows: texts with {@value SessionData#HIDDEN} in their places. */
public final class Concealed {

    // A shorter one may be part of any word: only where it stands by itself it is meant.
    private static final int TELLING = 4;
    // So much of a long one tells it as well; and no text makes the search take longer than so many looks a character.
    private static final int ENOUGH = 200;

    private final List<String> values;

    private Concealed(List<String> values) {
        this.values = values;
    }

    /** Of these values, texts and numbers; the longest are looked for first. */
    public static Concealed of(Collection<?> values) {
        return new Concealed(values.stream().filter(Concealed::canBeSaid).map(value -> value.toString().strip())
            .filter(text -> !text.isEmpty()).distinct().sorted(Comparator.comparingInt(String::length).reversed()).toList());
    }

    /** The text without them, in whatever case they stand in it. */
    public String in(String text) {
        var shown = text;
        for (var value : values) {
            shown = without(shown, value);
        }
        return shown;
    }

    private static boolean canBeSaid(@Nullable Object value) {
        return value instanceof String || value instanceof Number;
    }

    private static String without(String text, String value) {
        var shown = new StringBuilder();
        int from = 0;
        for (int at = 0; at < text.length(); at++) {
            int length = common(text, at, value);
            if ((length == value.length() || length >= ENOUGH) && isMeant(text, at, length)) {
                shown.append(text, from, at).append(SessionData.HIDDEN);
                from = at + length;
                at = from - 1;
            }
        }
        return from == 0 ? text : shown.append(text, from, text.length()).toString();
    }

    /** How many characters they have in common from there on. */
    private static int common(String text, int at, String value) {
        int most = Math.min(text.length() - at, value.length());
        int length = 0;
        while (length < most && isSame(text.charAt(at + length), value.charAt(length))) {
            length++;
        }
        return length;
    }

    private static boolean isSame(char one, char other) {
        return one == other || Character.toLowerCase(one) == Character.toLowerCase(other);
    }

    private static boolean isMeant(String text, int at, int length) {
        return length >= TELLING || !isOfAWord(text, at - 1) && !isOfAWord(text, at + length);
    }

    private static boolean isOfAWord(String text, int at) {
        return at >= 0 && at < text.length() && Character.isLetterOrDigit(text.charAt(at));
    }
}
