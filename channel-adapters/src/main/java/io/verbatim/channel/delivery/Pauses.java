package io.verbatim.channel.delivery;

import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** How long to wait before a part is tried again. */
final class Pauses {
    private static final Duration LONGEST = Duration.ofDays(1);

    private Pauses() {
    }

    /** Whether all tries have been made. */
    static boolean areOver(List<Duration> backoff, int tries) {
        return tries >= backoff.size();
    }

    /**
     * The pause after so many tries, drawn out or shortened by up to a fifth; at least what the receiver wants, but a day at most.
     *
     * @param tries before this one that failed, from 0
     */
    static long millis(List<Duration> backoff, int tries, @Nullable Duration wanted, RandomGenerator chance) {
        long ours = (long) (backoff.get(tries).toMillis() * (0.8 + 0.4 * chance.nextDouble()));
        return wanted == null ? ours : Math.max(ours, Math.min(wanted.toMillis(), LONGEST.toMillis()));
    }
}
