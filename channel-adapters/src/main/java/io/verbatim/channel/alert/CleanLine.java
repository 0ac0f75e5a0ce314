package io.verbatim.channel.alert;

/** Text from elsewhere on one line, and not too long: it begins no header, and no paragraph that looks like ours. */
final class CleanLine {
    private static final int LONGEST = 1_000;

    private CleanLine() {
    }

    static String of(String text) {
        var line = text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }
}
