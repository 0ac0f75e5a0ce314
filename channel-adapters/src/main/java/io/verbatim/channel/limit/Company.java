package io.verbatim.channel.limit;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How many nodes share the limits, and the bell by which a request asks for a look at what the others have let pass. */
@Component
class Company {
    // After the database was away, others may take a while to be seen again; to think of them in vain costs little.
    private static final Duration DOUBT = Duration.ofSeconds(15);

    private final Semaphore bell = new Semaphore(0);
    private volatile int nodes = 1;
    private @Nullable Long fewerSince;

    int nodes() {
        return nodes;
    }

    boolean isShared() {
        return nodes > 1;
    }

    /** Takes note of how many live. That there are fewer is believed when it has been so for a while. */
    void count(int living, long now) {
        if (living < nodes && fewerSince == null) {
            fewerSince = now;
        }
        if (living >= nodes || fewerSince != null && now - fewerSince > DOUBT.toNanos()) {
            nodes = Math.max(1, living);
            fewerSince = null;
        }
    }

    /** Nobody can be counted at the moment: what was seen before says nothing any more about who is gone. */
    void lostSight() {
        fewerSince = null;
    }

    /** Asks for a look as soon as may be. Costs next to nothing when one was asked for already. */
    void ring() {
        if (!isAskedForALook()) {
            bell.release();
        }
    }

    boolean isAskedForALook() {
        return bell.availablePermits() > 0;
    }

    /** Returns when somebody has rung, or after this time. */
    void await(Duration most) throws InterruptedException {
        if (bell.tryAcquire(most.toNanos(), TimeUnit.NANOSECONDS)) {
            bell.drainPermits();
        }
    }
}
