package io.verbatim.channel.observe;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How far this machine's clock is ahead of the database's: looked up every few seconds at most, however often it is asked for. */
final class ClockOffset {
    private static final Logger LOG = LoggerFactory.getLogger(ClockOffset.class);
    private static final Duration FRESH = Duration.ofSeconds(5);
    // An answer that took longer says nothing: nobody knows on which half of its way it was held up.
    private static final Duration LONGEST_LOOK = Duration.ofMillis(500);

    private final Supplier<Instant> database;
    private final Clock clock;
    private final LongSupplier nanos;
    private @Nullable Duration last;
    private @Nullable Long lookedAt;

    ClockOffset(Supplier<Instant> database, Clock clock, LongSupplier nanos) {
        this.database = database;
        this.clock = clock;
        this.nanos = nanos;
    }

    /** The offset, as it was when the database could last be asked; negative where this machine is behind. */
    synchronized Optional<Duration> current() {
        long now = nanos.getAsLong();
        if (lookedAt == null || now - lookedAt >= FRESH.toNanos()) {
            look();
            lookedAt = now;
        }
        return Optional.ofNullable(last);
    }

    private void look() {
        try {
            var before = clock.instant();
            var there = database.get();
            var took = Duration.between(before, clock.instant());
            if (took.compareTo(LONGEST_LOOK) <= 0) {
                last = Duration.between(there, before.plus(took.dividedBy(2)));
            }
        } catch (RuntimeException e) {
            LOG.debug("The database cannot be asked for its time", e);
        }
    }
}
