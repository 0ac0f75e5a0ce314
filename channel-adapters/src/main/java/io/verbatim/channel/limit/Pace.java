package io.verbatim.channel.limit;

import java.time.Duration;

/** Lets something happen no more often than this. */
final class Pace {
    private final long between;
    private long last;

    Pace(Duration between) {
        this.between = between.toNanos();
        this.last = System.nanoTime() - this.between;
    }

    void when(Runnable due) {
        long now = System.nanoTime();
        if (now - last >= between) {
            due.run();
            last = now;
        }
    }
}
