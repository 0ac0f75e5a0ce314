package io.verbatim.channel.limit;

import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One key and its present window. Requests take from it without a lock; whatever replaces the window holds one. */
final class KeyLimit {
    // A look takes a while itself: only what is earlier by more than that is another's beginning.
    private static final long NOTEWORTHY = 20_000_000;
    private static final long MILLI = 1_000_000;

    private final TimeMeter time;
    private final Clock clock;
    private final Company company;
    private volatile @Nullable Window window;

    KeyLimit(TimeMeter time, Clock clock, Company company) {
        this.time = time;
        this.clock = clock;
        this.company = company;
    }

    Verdict take(int limit) {
        long now = time.currentTimeNanos();
        var open = window;
        if (open == null || open.limit() != limit || open.isOver(now)) {
            open = renewed(now, limit);
        }
        return open.take(now, company);
    }

    /** What the other nodes should hear, if there is something. What is too much in hand is let go of first. */
    synchronized Optional<Claim> claim(String key) {
        long now = time.currentTimeNanos();
        var open = window;
        if (open == null || open.isOver(now) || !hasNews(open)) {
            return Optional.empty();
        }
        long wanted = Claim.wanted(open, company.nodes(), now);
        var modest = open.granting(open.share().granted() - Math.max(0, open.left() - wanted));
        window = modest;
        return Optional.of(Claim.of(key, modest, wanted, now));
    }

    /** Takes in what came back for a claim. */
    synchronized void hear(Claim claim, Look look) {
        long now = time.currentTimeNanos();
        var open = window;
        // Of a window that is gone by now nothing matters any more.
        if (open != null && open.began() == claim.began() && !open.isOver(now)) {
            var next = open.sharing(open.share().after(look.claimed(), claim.used(), Math.max(0, look.used() - claim.used()), now));
            long began = now - look.age() * MILLI;
            window = next.began() - began > NOTEWORTHY ? next.since(began) : next;
        }
    }

    /** Nobody is left to keep anything for. */
    synchronized void release() {
        var open = window;
        if (open != null) {
            window = open.granting(open.limit() - open.share().others());
        }
    }

    private boolean hasNews(Window open) {
        long left = open.left();
        return open.used() > open.share().told() || left > Claim.spare(open.limit(), company.nodes())
            || left <= 0 && open.share().beside(open.limit()) > 0;
    }

    private synchronized Window renewed(long now, int limit) {
        var open = window;
        if (open == null || open.isOver(now)) {
            open = Window.open(limit, now, clock.millis(), company.nodes(), time);
        } else if (open.limit() != limit) {
            open = open.with(limit, company.nodes(), time);
        }
        window = open;
        return open;
    }
}
