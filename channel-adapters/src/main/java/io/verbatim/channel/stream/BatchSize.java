package io.verbatim.channel.stream;

/** How many events are sent at once: fewer where they are not taken, more again where they are. For one thread. */
final class BatchSize {
    private static final int MOST = 1000;
    private static final int FEWEST = 10;

    private int size = MOST;

    int size() {
        return size;
    }

    /** What was sent went. */
    void went() {
        size = Math.min(MOST, size * 2);
    }

    void stuck() {
        size = Math.max(FEWEST, size / 2);
    }
}
