package io.verbatim.channel.limit;

import java.time.Duration;

/**
 * A node's part of one window.
 *
 * @param granted what this node may let pass in all
 * @param claimed how much of that the others know to be taken; 0: they have not heard of this node yet
 * @param told    how much of its use they know
 * @param others  what they have let pass
 * @param low     with so few left it is time for a look at how the others stand
 * @param asOf    when the last look was, in nanoseconds of this node
 */
record Share(long granted, long claimed, long told, long others, long low, long asOf) {
    private static final long FRESH = Duration.ofMillis(300).toNanos();

    static Share first(int limit, int nodes, long now) {
        return new Share((limit + nodes - 1) / nodes, 0, 0, 0, limit, now - FRESH - 1);
    }

    /** After a look. If it brought nothing, the next can wait: others may let go of something. */
    Share after(long claim, long used, long usedByOthers, long now) {
        long left = claim - used;
        return new Share(claim, claim, used, usedByOthers, left > 0 || claimed == 0 ? left / 2 : -1, now);
    }

    Share granting(long other) {
        return new Share(other, claimed, told, others, low, asOf);
    }

    /** What the whole limit still holds beside this node's part. */
    long beside(int limit) {
        return limit - others - granted;
    }

    boolean asksForALook(int limit, long left, long now) {
        long beside = beside(limit);
        return beside > 0 && left <= low || beside + left > 0 && now - asOf > FRESH;
    }
}
