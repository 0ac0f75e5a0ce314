package io.verbatim.channel.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.verbatim.channel.media.Stored.Failed;
import io.verbatim.channel.media.Stored.Kept;
import io.verbatim.channel.media.Stored.Unwanted;
import io.verbatim.fake.HandClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class InsistingTest {
    private static final Stored KEPT = new Kept("https://a.example/1", "a.png", "image/png", 8, "00", Instant.EPOCH);
    private static final Stored AWAY = Failed.forNow("http_503");

    private final List<Duration> pauses = new ArrayList<>();
    private final HandClock clock = new HandClock(Instant.EPOCH);
    private final Insisting insisting = new Insisting(clock, this::pass);
    private int tries;

    @Test
    void triesAgainUntilTheFileIsHad() {
        assertThat(comes(AWAY, AWAY, KEPT)).isEqualTo(KEPT);

        assertThat(pauses).containsExactly(Duration.ofMillis(500), Duration.ofSeconds(1));
    }

    @Test
    void givesUpAfterSomeSeconds() {
        assertThat(insisting.on(() -> AWAY)).isEqualTo(AWAY);

        assertThat(pauses.stream().reduce(Duration.ZERO, Duration::plus)).isEqualTo(Duration.ofMillis(7_500));
    }

    @Test
    void doesNotTryAgainWhatTookLong() {
        var stored = insisting.on(() -> {
            clock.pass(Duration.ofSeconds(30));
            return Failed.forNow("timeout");
        });

        assertThat(stored).isEqualTo(Failed.forNow("timeout"));
        assertThat(pauses).isEmpty();
    }

    static Stream<Stored> forGood() {
        return Stream.of(KEPT, Failed.forGood("http_404"), new Unwanted("wrong_hash"), new Failed("http_429", Duration.ofMinutes(1)));
    }

    @ParameterizedTest
    @MethodSource("forGood")
    void isContentWithWhatStaysAsItIs(Stored stays) {
        assertThat(comes(stays)).isEqualTo(stays);

        assertThat(pauses).isEmpty();
    }

    @Test
    void waitsForAsLongAsItIsToldTo() {
        assertThat(comes(new Failed("http_429", Duration.ofSeconds(3)), KEPT)).isEqualTo(KEPT);

        assertThat(pauses).containsExactly(Duration.ofSeconds(3));
    }

    @Test
    void saysNothingOfAFileWhereThisNodeStops() {
        var stopping = new Insisting(clock, length -> {
            throw new InterruptedException();
        });

        try {
            assertThatThrownBy(() -> stopping.on(() -> AWAY)).isInstanceOf(IllegalStateException.class);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    private Stored comes(Stored... each) {
        Iterator<Stored> next = List.of(each).iterator();
        var stored = insisting.on(() -> {
            tries++;
            return next.next();
        });
        assertThat(tries).isEqualTo(each.length);
        return stored;
    }

    private void pass(Duration length) {
        pauses.add(length);
        clock.pass(length);
    }
}
