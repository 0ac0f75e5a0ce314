package io.verbatim.channel.backend;

import java.time.Duration;
import java.util.Optional;

/** Hears a reply while it is still coming. */
interface Listener {

    /** For whom the whole reply is early enough. */
    Listener NOBODY = new Listener() {
        @Override
        public void hear(String text) {
            // The whole reply says it again.
        }

        @Override
        public boolean wantsMore() {
            return true;
        }
    };

    /** The next piece, never empty. Does not block. */
    void hear(String text);

    /** Whether anybody waits for the rest. */
    boolean wantsMore();

    /** How long it took to the first text; empty as long as none came, and where nobody takes the time. */
    default Optional<Duration> firstText() {
        return Optional.empty();
    }
}
