package io.verbatim.channel.speech;

import java.util.regex.Pattern;

/** A text as one would read it aloud: without the marks of Markdown, without pictographs, and with no address spelled out. */
final class Spoken {
    /** Characters of one text that are spoken at most: about ten minutes. */
    static final int LONGEST = 8_000;

    private static final Pattern LINK = Pattern.compile("!?\\[([^\\[\\]]{0,500})\\]\\([^()\\s]{1,2000}\\)");
    private static final Pattern ADDRESS = Pattern.compile("\\bhttps?://[^\\s<>\"]+");
    private static final Pattern MARKS = Pattern.compile("(?m)^\\s{0,3}(?:#{1,6}|>|[-*+])\\s+"
        + "|(?<![\\p{L}\\p{N}*_`~])[*_`~]{1,3}(?=\\S)|(?<=\\S)[*_`~]{1,3}(?![\\p{L}\\p{N}*_`~])");
    private static final Pattern UNSPEAKABLE = Pattern.compile(
        "[[\\p{So}&&[^°]]\\p{Sk}\\p{Cf}\\p{Co}\\p{Cn}\\p{Cs}\\x{FE0F}\\x{20E3}]|[\\p{Cc}&&[^\\n\\t]]");
    private static final Pattern GAPS = Pattern.compile("[^\\S\\n]+");
    private static final Pattern LINES = Pattern.compile(" ?\\n[ \\n]*");
    private static final Pattern ENDED = Pattern.compile("(?<=[\\p{L}\\p{N})])\\n");

    private Spoken() {
    }

    /**
     * The words, each line ended as a sentence.
     *
     * @throws SpeechFailure if there are none, or more than ten minutes would hold
     */
    static String of(String text) {
        if (text.length() > LONGEST * 4) {
            throw new SpeechFailure("text_too_long");
        }
        String words = LINK.matcher(text).replaceAll("$1");
        words = ADDRESS.matcher(words).replaceAll("link");
        words = MARKS.matcher(words).replaceAll("");
        words = GAPS.matcher(UNSPEAKABLE.matcher(words).replaceAll("").strip()).replaceAll(" ");
        words = ENDED.matcher(LINES.matcher(words).replaceAll("\n")).replaceAll(".\n").replace('\n', ' ').strip();
        if (words.length() > LONGEST) {
            throw new SpeechFailure("text_too_long");
        }
        if (words.codePoints().noneMatch(Character::isLetterOrDigit)) {
            throw new SpeechFailure("no_words");
        }
        return words;
    }
}
