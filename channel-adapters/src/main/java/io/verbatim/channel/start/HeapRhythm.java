package io.verbatim.channel.start;

import java.util.Map;

/**
 * How the heap is to be kept. Under load it may be as large as the collector likes, for a small one is collected more often. When the load
 * is over it is collected each second as long as that changes its size, for it takes several collections in a row to give back what a rush
 * has taken; and rarely when it has settled, for each costs an idle machine something.
 */
final class HeapRhythm {

    private static final Map<String, String> LARGE = wishes("70", "15000");
    private static final Map<String, String> SHRINKING = wishes("25", "1000");
    private static final Map<String, String> SMALL = wishes("25", "15000");
    private static final long BUSY = 20_000_000;
    private static final int SETTLED_AFTER = 20;

    private long last;
    private int unchanged;

    /**
     * The collector's settings for the time to come; to be asked each second.
     *
     * @param committed bytes of memory that the heap takes
     * @param allocated bytes that all threads have allocated since this was last asked
     */
    Map<String, String> settings(long committed, long allocated) {
        // A twentieth more or less is the collector's own breathing.
        boolean moved = Math.abs(committed - last) > last / 20;
        unchanged = moved ? 0 : unchanged + 1;
        last = moved ? committed : last;
        if (allocated > BUSY) {
            return LARGE;
        }
        return unchanged < SETTLED_AFTER ? SHRINKING : SMALL;
    }

    private static Map<String, String> wishes(String freeAtMost, String interval) {
        return Map.of("MinHeapFreeRatio", "10", "MaxHeapFreeRatio", freeAtMost, "G1PeriodicGCInterval", interval);
    }
}
