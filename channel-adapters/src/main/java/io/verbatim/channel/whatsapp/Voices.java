package io.verbatim.channel.whatsapp;

import io.verbatim.channel.media.MediaShelf;
import io.verbatim.channel.speech.Audio;
import io.verbatim.channel.speech.SpeechFailure;
import io.verbatim.channel.speech.Transcription;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Understands what users have spoken. */
@Component("whatsappVoices")
class Voices {
    private static final Logger LOG = LoggerFactory.getLogger(Voices.class);
    private static final String PREFIX = "[Voice message] ";

    private final Transcription transcription;
    private final MediaShelf shelf;

    Voices(Transcription transcription, MediaShelf shelf) {
        this.transcription = transcription;
        this.shelf = shelf;
    }

    boolean areUnderstood() {
        return transcription.isOn();
    }

    /** The words of a file that was kept, marked as spoken; empty if they cannot be had. */
    Optional<String> words(Line line, String cause) {
        try {
            return shelf.read(line.channel().workspaceId(), cause).map(bytes -> PREFIX + transcription.transcribe(Audio.of(bytes)));
        } catch (SpeechFailure e) {
            LOG.warn("A voice message of {} was not understood: {}", line.channel().id(), e.reason());
            return Optional.empty();
        }
    }
}
