package io.verbatim.channel.limit;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;

/**
 * The minute of a key that began with its first request. The bucket holds what this node may still let pass; time does not fill it up: a
 * new window has a new one.
 *
 * @param began   in nanoseconds of this node
 * @param resetAt when it is over, in milliseconds since 1970
 */
record Window(int limit, long began, long resetAt, Bucket bucket, Share share) {
    static final Duration LENGTH = Duration.ofMinutes(1);

    private static final long NANOS = LENGTH.toNanos();
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    /** A new one, of which nothing is used as far as this node knows. */
    static Window open(int limit, long now, long millis, int nodes, TimeMeter time) {
        var share = Share.first(limit, nodes, now);
        return new Window(limit, now, millis + LENGTH.toMillis(), bucket(limit, share.granted(), time), share);
    }

    boolean isOver(long now) {
        return now - began >= NANOS;
    }

    long left() {
        return bucket.getAvailableTokens();
    }

    /** How much this node has let pass. */
    long used() {
        return share.granted() - left();
    }

    Verdict take(long now, Company company) {
        var probe = bucket.tryConsumeAndReturnRemaining(1);
        long left = probe.getRemainingTokens();
        if (company.isShared() && share.asksForALook(limit, left, now)) {
            company.ring();
        }
        return probe.isConsumed() ? Verdict.passing(limit, left + share.beside(limit), resetAt)
            : Verdict.refused(limit, resetAt, pause(now));
    }

    /** The same minute with another limit: what is used stays used. */
    Window with(int other, int nodes, TimeMeter time) {
        long most = other - share.others();
        long granted = nodes == 1 ? most : Math.min(share.granted(), most);
        return new Window(other, began, resetAt, bucket(other, granted - used(), time), share.granting(granted));
    }

    /** The same with another part for this node. */
    Window granting(long granted) {
        return sharing(share.granting(granted));
    }

    /** The same after a look at how the others stand. */
    Window sharing(Share next) {
        give(bucket, next.granted() - share.granted());
        return new Window(limit, began, resetAt, bucket, next);
    }

    /** The same, begun earlier than this node knew. */
    Window since(long earlier) {
        return new Window(limit, earlier, resetAt - Duration.ofNanos(began - earlier).toMillis(), bucket, share);
    }

    // What is beside this node's part may be had soon.
    private long pause(long now) {
        return share.beside(limit) > 0 ? 1 : Math.max(1, (began + NANOS - now + SECOND - 1) / SECOND);
    }

    private static Bucket bucket(int limit, long tokens, TimeMeter time) {
        var bucket = Bucket.builder().addLimit(rule -> rule.capacity(limit).refillIntervally(limit, LENGTH)).withCustomTimePrecision(time)
            .build();
        give(bucket, tokens - limit);
        return bucket;
    }

    private static void give(Bucket bucket, long tokens) {
        if (tokens > 0) {
            bucket.addTokens(tokens);
        } else if (tokens < 0) {
            bucket.consumeIgnoringRateLimits(-tokens);
        }
    }
}
