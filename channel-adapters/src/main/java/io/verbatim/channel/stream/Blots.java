package io.verbatim.channel.stream;

import java.util.Collection;

/** Texts of Kafka's clients as they may be logged: they repeat what was given to them. */
final class Blots {
    private static final int MOST = 300;
    private static final int TELLING = 6;

    private Blots() {
    }

    /** The text on one line, without these values; the shortest ones are words that tell nothing. */
    static String over(Collection<String> values, String text) {
        var shown = text.replaceAll("[\\p{Cntrl}]+", " ");
        for (String value : values) {
            if (value.length() >= TELLING) {
                shown = shown.replace(value, "***");
            }
        }
        return shown.substring(0, Math.min(MOST, shown.length()));
    }
}
