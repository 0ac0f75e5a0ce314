package io.verbatim.channel.speech;

/** What came of listening to a voice message. */
public sealed interface Heard {

    /** What was said. */
    record Words(String text) implements Heard {

        @Override
        public String toString() {
            return "Words[%d characters]".formatted(text.length());
        }
    }

    /** Nothing that could be understood, and why, in a word that is free of what was said. */
    record Nothing(String reason) implements Heard { }
}
