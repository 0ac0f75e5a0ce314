package io.verbatim.channel.limit;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** How many nodes share the limits, and the bell by which a request asks for a look at what the others have let pass. */
@Component
class Company {
    private final Semaphore bell = new Semaphore(0);
    private volatile int nodes = 1;

    int nodes() {
        return nodes;
    }

    boolean isShared() {
        return nodes > 1;
    }

    void count(int living) {
        nodes = Math.max(1, living);
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
