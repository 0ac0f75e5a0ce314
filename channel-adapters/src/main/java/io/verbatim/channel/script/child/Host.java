package io.verbatim.channel.script.child;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What a script's world has outside of itself. */
interface Host {

    /** Hands over a request; the answer comes as a {@link Frame#FETCH} of the same number. */
    long fetch(String request);

    /** Hands over a line. */
    void log(String line);

    /** Waits for the next answer; null when there is none in time. */
    @Nullable Frame answer(Duration patience) throws InterruptedException;
}
