package io.verbatim.channel.limit;

import java.time.Duration;

/**
 * What a node tells the others of a key, and asks for.
 *
 * @param began  of the window, in nanoseconds of this node
 * @param age    of the window, in milliseconds
 * @param limit  of the key
 * @param passed since it told last
 * @param used   in all
 * @param before what it has claimed up to now
 * @param inHand of that, what it has not used yet and will not give back
 * @param wanted how much it would like to have in hand
 */
record Claim(String key, long began, long age, int limit, long passed, long used, long before, long inHand, long wanted) {
    private static final long BETWEEN_LOOKS = OtherNodesUse.BETWEEN_LOOKS.toNanos();
    private static final long SHORTEST = Duration.ofMillis(20).toNanos();
    private static final int SPARE_PERCENT = 8;

    static Claim of(String key, Window window, long wanted, long now) {
        var share = window.share();
        long left = window.left();
        long used = share.granted() - left;
        return new Claim(key, window.began(), Duration.ofNanos(now - window.began()).toMillis(), window.limit(), used - share.told(), used,
            share.claimed(), share.claimed() == 0 ? 0 : Math.max(0, left), wanted);
    }

    /**
     * Enough for twice the pace of late until the next look, but never nothing, for the first after a rest is not to be refused; what is
     * not used is given back bit by bit. The first time no more than the part that each node begins with, for others may have begun with
     * theirs.
     */
    static long wanted(Window window, int nodes, long now) {
        var share = window.share();
        long since = share.claimed() == 0 ? window.began() : share.asOf();
        long pace = (window.used() - share.told()) * BETWEEN_LOOKS / Math.max(SHORTEST, now - since);
        long wanted = Math.max(spare(window.limit(), nodes), Math.max(2 * pace, window.left() / 4));
        return share.claimed() == 0 ? Math.clamp(window.left(), 0, wanted) : wanted;
    }

    /** What a node may sit on without use: all nodes together so little of the limit that nobody minds. */
    static long spare(int limit, int nodes) {
        return ((long) limit * SPARE_PERCENT + 100L * nodes - 1) / (100L * nodes);
    }
}
