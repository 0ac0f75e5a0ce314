package io.verbatim.benchmark;

import java.time.Duration;

/**
 * One measurement.
 *
 * @param nanos     how long each good call took, sorted
 * @param failed    calls that were not answered well
 * @param length    of the measurement
 * @param generator processor time of this process, in nanoseconds
 */
record Sample(long[] nanos, int failed, Duration length, long generator) {

    double perSecond() {
        return nanos.length * 1e9 / length.toNanos();
    }

    /** In milliseconds. */
    double percentile(int percent) {
        return nanos.length == 0 ? Double.NaN : nanos[Math.min(nanos.length - 1, nanos.length * percent / 100)] / 1e6;
    }

    /** Of this process for each call, in microseconds. */
    double generatorMicros() {
        return generator / 1e3 / Math.max(1, nanos.length);
    }
}
