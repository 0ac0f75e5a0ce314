package io.verbatim.channel.media;

import io.verbatim.channel.media.Stored.Failed;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Tries again to have a file, where that may help, and for some seconds only: the user's other messages wait. Blocking: for virtual
 * threads.
 */
@Component
public final class Insisting {
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofSeconds(8);

    private final Clock clock;
    private final Waiting waiting;

    @Autowired
    Insisting(Clock clock) {
        this(clock, Thread::sleep);
    }

    /** @param waiting lets time pass, by the clock */
    Insisting(Clock clock, Waiting waiting) {
        this.clock = clock;
        this.waiting = waiting;
    }

    /**
     * What came of it in the end. Tries are half a second apart, then twice as long each time, or as long as the other side wants.
     *
     * @throws IllegalStateException if this node stops meanwhile: nobody knows what would have come of it
     */
    public Stored on(Supplier<Stored> once) {
        var end = clock.instant().plus(LONGEST);
        var stored = once.get();
        for (var pause = SHORTEST_PAUSE; stored instanceof Failed failed; pause = pause.multipliedBy(2)) {
            goOnOnlyWhileThisNodeDoes();
            var wait = wait(failed, pause).filter(length -> !clock.instant().plus(length).isAfter(end));
            if (wait.isEmpty()) {
                return stored;
            }
            pass(wait.get());
            stored = once.get();
        }
        return stored;
    }

    private static Optional<Duration> wait(Failed failed, Duration pause) {
        return Optional.ofNullable(failed.after()).map(after -> after.compareTo(pause) > 0 ? after : pause);
    }

    private void pass(Duration length) {
        try {
            waiting.pass(length);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            goOnOnlyWhileThisNodeDoes();
        }
    }

    // A try that was broken off says nothing of the file.
    private static void goOnOnlyWhileThisNodeDoes() {
        if (Thread.currentThread().isInterrupted()) {
            throw new IllegalStateException("This node stops before a file was had");
        }
    }

    /** Lets time pass. */
    @FunctionalInterface
    interface Waiting {
        void pass(Duration length) throws InterruptedException;
    }
}
