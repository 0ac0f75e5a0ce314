package io.verbatim.query.experiments;

import java.time.Instant;

/** What is not over yet. */
sealed interface Open {

    String conversation();

    String backend();

    /** In which it began, and in which all that comes of it counts. */
    Instant hour();

    /** A dispatch; {@code backend} was its first choice. */
    record Dispatch(String id, String conversation, String backend, Instant hour, boolean fellBack) implements Open {

        Dispatch fallingBack() {
            return new Dispatch(id, conversation, backend, hour, true);
        }
    }

    /** A session in which {@code backend} was a first choice. */
    record Session(String conversation, String backend, Instant hour) implements Open { }
}
