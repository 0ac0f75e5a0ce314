package io.verbatim.channel.start;

import java.util.Map;

/**
 * How the heap is to be kept. Under load it may be as large as the collector likes, and a small one is to grow at once, for it is collected
 * again and again. When the load is over, and does not come back within seconds, it is collected each second as long as that changes its
 * size, for it takes several collections in a row to give back what a rush has taken; and rarely when it has settled, for each costs an idle
 * machine something. A large heap that is quiet keeps little free. Where thousands of turns wait, it gives back at once, and in one go.
 */
final class HeapRhythm {

    private static final String LONG = "15000";
    // None under load, which has its own; the collector looks each second whether that is still so.
    private static final String NEVER = "0";
    private static final String SHORT = "1000";
    private static final long BUSY = 20_000_000;
    private static final int SETTLED_AFTER = 20;
    // A load that comes in waves would find a small heap each time, whose collections hold up the turns of its first seconds.
    private static final int QUIET_AFTER = 6;
    private static final long MANY_WAIT = 1_000;
    // What thousands of waiting turns take is to be little more than what they hold; a small heap needs its air to be collected rarely.
    private static final long ROOMY = 200_000_000;
    // Than was left by the last time.
    private static final double MUCH_MORE = 1.3;

    private long last;
    private int unchanged;
    private int calm = QUIET_AFTER;
    private long compacted;
    private boolean compacting;

    /**
     * What to do for the time to come.
     *
     * @param options of the collector
     * @param compact whether to do it all now: everything stands still for a third of a second, and nearly nothing is free any more
     */
    record Wishes(Map<String, String> options, boolean compact) { }

    /**
     * To be asked each second.
     *
     * @param committed bytes of memory that the heap takes
     * @param allocated bytes that all threads have allocated since this was last asked
     * @param waiting   turns that wait for their backends
     */
    Wishes wishes(long committed, long allocated, long waiting) {
        // A twentieth more or less is the collector's own breathing.
        boolean moved = Math.abs(committed - last) > last / 20;
        unchanged = moved ? 0 : unchanged + 1;
        last = moved ? committed : last;
        calm = allocated > BUSY ? 0 : calm + 1;
        compacted = compacting ? committed : Math.min(compacted, committed);
        compacting = calm > 0 && waiting > MANY_WAIT && committed > Math.max(ROOMY, compacted * MUCH_MORE);
        return new Wishes(options(committed, waiting > MANY_WAIT ? 1 : QUIET_AFTER), compacting);
    }

    private Map<String, String> options(long committed, int quietAfter) {
        return calm < quietAfter ? options(committed > ROOMY ? "3" : "75", "90", NEVER)
            : options("3", committed > ROOMY ? "5" : "25", unchanged < SETTLED_AFTER ? SHORT : LONG);
    }

    private static Map<String, String> options(String freeAtLeast, String freeAtMost, String interval) {
        return Map.of("MinHeapFreeRatio", freeAtLeast, "MaxHeapFreeRatio", freeAtMost, "G1PeriodicGCInterval", interval);
    }
}
