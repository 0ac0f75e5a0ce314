package io.verbatim.channel.backend;

import java.util.function.LongSupplier;

/**
 * How many retries one backend may still be sent: a fifth of the calls of the last ten seconds, and a few more, so that where little is
 * said one failure is still worth a retry. Whoever is dying is then asked a fifth more, not {@code max_retries} times as much.
 */
final class RetryBudget {

    /** Retries in ten seconds that are never grudged. */
    static final int ALWAYS = 10;

    private static final double SHARE = 0.2;
    private static final int SECONDS = 10;
    private static final long SECOND = 1_000_000_000L;

    private final LongSupplier nanos;
    private final long start;
    private final int[] calls = new int[SECONDS];
    private final int[] retries = new int[SECONDS];
    private long now;

    RetryBudget(LongSupplier nanos) {
        this.nanos = nanos;
        this.start = nanos.getAsLong();
    }

    /** Takes note of a call that was made. */
    synchronized void called() {
        calls[slot()]++;
    }

    /** Takes a retry out of the budget, if there is one in it. */
    synchronized boolean takeRetry() {
        int slot = slot();
        boolean isThere = sum(retries) < ALWAYS + SHARE * sum(calls);
        if (isThere) {
            retries[slot]++;
        }
        return isThere;
    }

    /** The present second's, cleared of what was in it ten seconds ago. */
    private int slot() {
        long second = (nanos.getAsLong() - start) / SECOND;
        for (long passed = Math.max(now + 1, second - SECONDS + 1); passed <= second; passed++) {
            calls[(int) (passed % SECONDS)] = 0;
            retries[(int) (passed % SECONDS)] = 0;
        }
        now = Math.max(now, second);
        return (int) (now % SECONDS);
    }

    private static int sum(int[] counts) {
        int sum = 0;
        for (int count : counts) {
            sum += count;
        }
        return sum;
    }
}
