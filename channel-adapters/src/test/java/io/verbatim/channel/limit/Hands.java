package io.verbatim.channel.limit;

import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** A clock that a test moves by hand. */
final class Hands implements TimeMeter {
    private final AtomicLong now = new AtomicLong(Duration.ofDays(1).toNanos());

    void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }

    @Override
    public long currentTimeNanos() {
        return now.get();
    }

    @Override
    public boolean isWallClockBased() {
        return false;
    }
}
