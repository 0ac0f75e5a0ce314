package io.verbatim.channel.speech;

/** Understands recordings. Blocking, and slow: outside of transactions only. */
public interface Transcription {

    /** Whether there is a service for it. */
    default boolean isOn() {
        return true;
    }

    /**
     * The words of a recording, never blank.
     *
     * @throws SpeechFailure where there are none, or they cannot be had now
     */
    String transcribe(Audio audio);
}
