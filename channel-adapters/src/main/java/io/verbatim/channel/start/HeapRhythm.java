package io.verbatim.channel.start;

/**
 * How often a quiet heap is collected: each second as long as that changes its size, for it takes several collections in a row to give back
 * what a rush has taken; rarely when it has settled, for each costs an idle machine something.
 */
final class HeapRhythm {

    private static final String HURRIED = "1000";
    private static final String CALM = "15000";
    private static final int SETTLED_AFTER = 4;

    private long last;
    private int unchanged;

    /** The pause between collections that nothing else asks for, in milliseconds; to be asked at regular intervals. */
    String interval(long committed) {
        // A twentieth more or less is the collector's own breathing.
        boolean moved = Math.abs(committed - last) > last / 20;
        unchanged = moved ? 0 : unchanged + 1;
        last = moved ? committed : last;
        return unchanged < SETTLED_AFTER ? HURRIED : CALM;
    }
}
