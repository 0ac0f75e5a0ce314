package io.verbatim.channel.speech;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Speaks texts. Blocking, and slow: outside of transactions only. */
public interface Synthesis {

    /** Whether there is a service for it. */
    default boolean isOn() {
        return true;
    }

    /**
     * A recording of a text.
     *
     * @param locale of the text; null where nobody knows, and a service without a voice for it takes another
     * @throws SpeechFailure where it cannot be made now, or the text is none, or too long
     */
    Audio speak(String text, @Nullable Locale locale);
}
