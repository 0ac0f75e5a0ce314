package io.verbatim.channel.speech;

import java.nio.charset.StandardCharsets;

/** A program that writes down what it hears. */
record CommandTranscription(Program program) implements Transcription {
    static final int LARGEST = 1 << 20;

    @Override
    public String transcribe(Audio audio) {
        return Words.of(new String(program.run(audio.bytes(), audio.ending(), "txt", null), StandardCharsets.UTF_8));
    }
}
