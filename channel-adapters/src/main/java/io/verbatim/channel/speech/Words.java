package io.verbatim.channel.speech;

/** What a service has heard, as a message of a user. */
final class Words {
    // Ten minutes of a fast speaker, twice; a service that raves must not make a message that nobody takes.
    private static final int LONGEST = 20_000;

    private Words() {
    }

    /** Never blank, and cut where no user could have said it all. */
    static String of(String heard) {
        var words = heard.strip();
        if (words.isEmpty()) {
            throw new SpeechFailure("no_words");
        }
        int end = Math.min(LONGEST, words.length());
        return words.substring(0, end < words.length() && Character.isHighSurrogate(words.charAt(end - 1)) ? end - 1 : end);
    }
}
