package io.verbatim.channel.backend;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RetryBudgetTest {

    private final AtomicLong nanos = new AtomicLong(-5);
    private final RetryBudget budget = new RetryBudget(nanos::get);

    @Test
    void alwaysAllowsAFew() {
        assertThat(retriesTaken(100)).isEqualTo(RetryBudget.ALWAYS);
    }

    @Test
    void allowsAFifthOfTheCallsBesides() {
        calls(500);

        assertThat(retriesTaken(1_000)).isEqualTo(RetryBudget.ALWAYS + 100);
    }

    @Test
    void forgetsWhatWasTenSecondsAgo() {
        calls(500);
        retriesTaken(1_000);

        pass(Duration.ofSeconds(10));

        assertThat(retriesTaken(100)).isEqualTo(RetryBudget.ALWAYS);
    }

    @Test
    void remembersNineSeconds() {
        retriesTaken(100);

        pass(Duration.ofSeconds(9));

        assertThat(retriesTaken(100)).isZero();
    }

    @Test
    void forgetsSecondBySecond() {
        calls(100);
        pass(Duration.ofSeconds(5));
        calls(50);
        pass(Duration.ofSeconds(5));

        assertThat(retriesTaken(100)).isEqualTo(RetryBudget.ALWAYS + 10);
    }

    private void calls(int number) {
        IntStream.range(0, number).forEach(any -> budget.called());
    }

    private long retriesTaken(int asked) {
        return IntStream.range(0, asked).filter(any -> budget.takeRetry()).count();
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }
}
