package io.verbatim.channel.backend;

import java.time.Duration;

/** The end of the time that a call has, by the clock that never jumps. */
record Deadline(long start, Duration length) {

    /** Starts now. */
    static Deadline in(Duration length) {
        return new Deadline(System.nanoTime(), length);
    }

    /** Of the same start, with another length. */
    Deadline of(Duration other) {
        return new Deadline(start, other);
    }

    Duration left() {
        return length.minus(passed());
    }

    /** What is left of the first half; negative in the second. */
    Duration toHalf() {
        return length.dividedBy(2).minus(passed());
    }

    /** Whether nine tenths are left. */
    boolean isFresh() {
        return passed().compareTo(length.dividedBy(10)) <= 0;
    }

    Duration passed() {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
