package io.verbatim.command.eventstore.processor;

/** How a processor goes on after failures: one event at a time where a batch has failed, and no more than three tries an event. */
final class Patience {

    private static final int TRIES = 3;

    private final int batchSize;
    private long carefulUpTo;
    private long failing;
    private int failures;

    Patience(int batchSize) {
        this.batchSize = batchSize;
    }

    /** How many events to take after this position. */
    int batchAfter(long position) {
        return position < carefulUpTo ? 1 : batchSize;
    }

    /** A batch failed: its events are taken one by one. */
    void batchFailed(long lastPosition) {
        carefulUpTo = Math.max(carefulUpTo, lastPosition);
    }

    /** An event failed that was taken alone; whether it has had all its tries. */
    boolean eventFailed(long position) {
        failures = position == failing ? failures + 1 : 1;
        failing = position;
        return failures >= TRIES;
    }
}
