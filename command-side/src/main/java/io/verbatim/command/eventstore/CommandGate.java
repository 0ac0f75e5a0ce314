package io.verbatim.command.eventstore;

import io.verbatim.shared.Bound;
import io.verbatim.shared.StoreBusy;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Lets so many commands of callers be decided at one time; the others wait for their place, first come, first served, without a
 * connection to the database or a lock. Without it, thousands that come at once share the processors so thinly that all of them time out.
 * The product's own platform threads, which are few, pass.
 */
final class CommandGate {

    private static final Runnable NOTHING = () -> { };

    private final Semaphore places;
    private final int all;
    private final Duration patience;

    CommandGate(int places, Duration patience) {
        this.all = places;
        this.places = new Semaphore(places, true);
        this.patience = patience;
    }

    /** How full it is. */
    Bound bound() {
        return new Bound("commands", () -> all - places.availablePermits(), all);
    }

    /**
     * Waits for a place.
     *
     * @return gives the place back; only the first time
     * @throws StoreBusy if there is none in time
     */
    Runnable enter() {
        if (!Thread.currentThread().isVirtual()) {
            return NOTHING;
        }
        try {
            if (!places.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new StoreBusy("Too many commands wait to be decided", null);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreBusy("The wait for a place was broken off", e);
        }
        var left = new AtomicBoolean();
        return () -> {
            if (left.compareAndSet(false, true)) {
                places.release();
            }
        };
    }
}
