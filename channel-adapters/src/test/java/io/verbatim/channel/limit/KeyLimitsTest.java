package io.verbatim.channel.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KeyLimitsTest {
    private static final int LIMIT = 10;

    private final Hands time = new Hands();
    private final TestNode node = TestNode.among(1, time);

    @Test
    void letsExactlyTheLimitPass() {
        assertThat(node.passing(25, LIMIT)).isEqualTo(LIMIT);
    }

    @Test
    void letsExactlyTheLimitPassOfThoseThatComeAtOnce() {
        var passed = new AtomicLong();

        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, 2_000).forEach(i -> callers.execute(() -> passed.addAndGet(node.take(1_000).passes() ? 1 : 0)));
        }

        assertThat(passed).hasValue(1_000);
    }

    @Test
    void countsDownToZero() {
        var left = IntStream.range(0, 11).mapToObj(i -> node.take(LIMIT).remaining());

        assertThat(left).containsExactly(9L, 8L, 7L, 6L, 5L, 4L, 3L, 2L, 1L, 0L, 0L);
    }

    @Test
    void countsEachKeyByItself() {
        node.passing(LIMIT, LIMIT);

        assertThat(node.limits().take("key_2", LIMIT).passes()).isTrue();
    }

    @Test
    void beginsTheMinuteWithTheFirstRequest() {
        var first = node.take(LIMIT);
        time.pass(Duration.ofSeconds(59));

        assertThat(node.passing(LIMIT, LIMIT)).isEqualTo(LIMIT - 1);
        assertThat(node.take(LIMIT).retryAfter()).isEqualTo(1);
        assertThat(first.resetAt()).isEqualTo(TestNode.NOON.plusSeconds(60).toEpochMilli());
    }

    @Test
    void givesTheWholeLimitAgainWhenTheMinuteIsOver() {
        node.passing(LIMIT, LIMIT);
        time.pass(Duration.ofSeconds(60).minusNanos(1));
        var before = node.take(LIMIT);
        time.pass(Duration.ofNanos(1));

        assertThat(before.passes()).isFalse();
        assertThat(node.passing(25, LIMIT)).isEqualTo(LIMIT);
    }

    @Test
    void neverGivesTwoLimitsInARowAfterARest() {
        node.take(LIMIT);
        time.pass(Duration.ofSeconds(119));

        assertThat(node.passing(LIMIT, LIMIT)).isEqualTo(LIMIT);
        time.pass(Duration.ofSeconds(2));
        assertThat(node.passing(LIMIT, LIMIT)).isZero();
    }

    @Test
    void saysInHowManySecondsItIsWorthAnotherTry() {
        node.passing(LIMIT, LIMIT);
        time.pass(Duration.ofMillis(100));

        assertThat(node.take(LIMIT).retryAfter()).isEqualTo(60);
    }

    @Test
    void keepsWhatIsUsedWhenTheLimitIsRaised() {
        node.passing(LIMIT, LIMIT);

        assertThat(node.passing(LIMIT, 12)).isEqualTo(2);
    }

    @Test
    void keepsWhatIsUsedWhenTheLimitIsLowered() {
        node.passing(6, LIMIT);

        assertThat(node.take(5).passes()).isFalse();
        assertThat(node.passing(LIMIT, LIMIT)).isEqualTo(4);
    }

    @Test
    void doesNotChargeForRequestsThatItRefuses() {
        node.passing(100, LIMIT);

        assertThat(node.passing(100, 20)).isEqualTo(10);
    }
}
