package io.verbatim.channel.speech;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Stands where the operator has set no service up. */
final class NoSpeech implements Transcription, Synthesis {

    @Override
    public boolean isOn() {
        return false;
    }

    @Override
    public String transcribe(Audio audio) {
        throw new SpeechFailure("not_configured");
    }

    @Override
    public Audio speak(String text, @Nullable Locale locale) {
        throw new SpeechFailure("not_configured");
    }
}
