package io.verbatim.channel.egress;

import java.time.Duration;
import java.util.function.LongSupplier;

/** How long a call is waited for: to its deadline, and no longer than a stream may be silent. */
final class Patience {

    private final long start = System.nanoTime();
    private final long length;
    private final long idle;
    private final LongSupplier silence;

    /** @param silence nanoseconds for which the other side has been silent */
    Patience(Duration length, Duration idle, LongSupplier silence) {
        this.length = length.toNanos();
        this.idle = idle.toNanos();
        this.silence = silence;
    }

    /** Whether the deadline has passed. */
    boolean isOver() {
        return System.nanoTime() - start >= length;
    }

    /** Nanoseconds until it is to be looked at again; none when the time is over. */
    long left() {
        return Math.min(length - (System.nanoTime() - start), idle - silence.getAsLong());
    }
}
