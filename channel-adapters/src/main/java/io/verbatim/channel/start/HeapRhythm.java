package io.verbatim.channel.start;

import java.util.Map;

/**
 * How the heap is to be kept. Under load it may be as large as the collector likes, for a small one is collected more often. When the load
 * is over it is collected each second as long as that changes its size, for it takes several collections in a row to give back what a rush
 * has taken; and rarely when it has settled, for each costs an idle machine something. A large heap that is quiet keeps little free.
 */
final class HeapRhythm {

    private static final String LONG = "15000";
    // Also how long it may take, when a rush is over, until the first collection that gives something back.
    private static final String MIDDLE = "5000";
    private static final String SHORT = "1000";
    private static final long BUSY = 20_000_000;
    private static final int SETTLED_AFTER = 20;
    // What thousands of waiting turns take is to be little more than what they hold; a small heap needs its air to be collected rarely.
    private static final long ROOMY = 200_000_000;

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
            return wishes("70", MIDDLE);
        }
        return wishes(committed > ROOMY ? "5" : "25", unchanged < SETTLED_AFTER ? SHORT : LONG);
    }

    private static Map<String, String> wishes(String freeAtMost, String interval) {
        return Map.of("MinHeapFreeRatio", "3", "MaxHeapFreeRatio", freeAtMost, "G1PeriodicGCInterval", interval);
    }
}
