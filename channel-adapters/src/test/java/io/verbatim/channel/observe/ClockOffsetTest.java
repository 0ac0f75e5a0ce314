package io.verbatim.channel.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;

class ClockOffsetTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final Clock HERE = Clock.fixed(NOON, ZoneOffset.UTC);

    private final AtomicReference<Supplier<Instant>> database = new AtomicReference<>(() -> NOON);
    private final AtomicLong nanos = new AtomicLong();
    private final ClockOffset offset = new ClockOffset(() -> database.get().get(), HERE, nanos::get);
    private final ClockHealth health = new ClockHealth(offset);

    @Test
    void isReadyWithinTwoSecondsOfTheDatabase() {
        database.set(() -> NOON.minusMillis(2000));

        assertThat(offset.current()).contains(Duration.ofSeconds(2));
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void isNotReadyBehindOrAheadByMore() {
        database.set(() -> NOON.plusMillis(2001));

        assertThat(health.health().getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
        assertThat(health.health().getDetails()).containsEntry("offset_ms", -2001L);
        passes(Duration.ofSeconds(5));
        database.set(() -> NOON.minusMillis(2001));
        assertThat(health.health().getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
    }

    @Test
    void asksTheDatabaseEveryFiveSecondsAtMost() {
        offset.current();
        database.set(() -> NOON.plusSeconds(9));

        passes(Duration.ofMillis(4999));
        assertThat(offset.current()).contains(Duration.ZERO);
        passes(Duration.ofMillis(1));
        assertThat(offset.current()).contains(Duration.ofSeconds(-9));
    }

    @Test
    void knowsWhatItKnewWhileTheDatabaseIsAway() {
        database.set(() -> {
            throw new IllegalStateException("away");
        });
        assertThat(health.health().getStatus()).isEqualTo(Status.UNKNOWN);
        database.set(() -> NOON.plusSeconds(9));
        passes(Duration.ofSeconds(5));
        offset.current();

        database.set(() -> {
            throw new IllegalStateException("away");
        });
        passes(Duration.ofSeconds(5));

        assertThat(offset.current()).contains(Duration.ofSeconds(-9));
    }

    private void passes(Duration time) {
        nanos.addAndGet(time.toNanos());
    }
}
