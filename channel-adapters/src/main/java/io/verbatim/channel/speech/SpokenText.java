package io.verbatim.channel.speech;

import io.verbatim.channel.media.Made;
import io.verbatim.channel.media.MediaShelf;
import io.verbatim.channel.media.Stored;
import io.verbatim.shared.workspace.WorkspaceId;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Speaks replies for channels; a text that cannot be spoken goes without. Blocking: outside of transactions only. */
@Component
public final class SpokenText {
    private static final Logger LOG = LoggerFactory.getLogger(SpokenText.class);

    private final Synthesis synthesis;
    private final MediaShelf shelf;

    SpokenText(Synthesis synthesis, MediaShelf shelf) {
        this.synthesis = synthesis;
        this.shelf = shelf;
    }

    /** Whether there is a voice. */
    public boolean isOn() {
        return synthesis.isOn();
    }

    /**
     * The address of a recording of the text, good for 8 to 24 hours to whoever has it; empty where none can be made.
     *
     * @param cause  of the recording, a delivery's part for one: asked again for the same, it is not spoken again
     * @param locale of the text; null where nobody knows
     */
    public Optional<String> link(WorkspaceId workspace, String conversation, String cause, String text, @Nullable Locale locale) {
        if (!isOn()) {
            return Optional.empty();
        }
        return shelf.link(workspace, file(cause)).or(() -> spoken(text, locale)
            .flatMap(audio -> kept(new Made(workspace, conversation, file(cause), audio.filename(), audio.bytes(), true))));
    }

    private Optional<Audio> spoken(String text, @Nullable Locale locale) {
        try {
            return Optional.of(synthesis.speak(text, locale));
        } catch (SpeechFailure e) {
            LOG.info("A text is not spoken: {}", e.reason());
            return Optional.empty();
        }
    }

    private Optional<String> kept(Made made) {
        return shelf.keep(made) instanceof Stored.Kept kept ? Optional.of(kept.url()) : Optional.empty();
    }

    private static String file(String cause) {
        return "speech " + cause;
    }
}
