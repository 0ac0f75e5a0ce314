package io.verbatim.channel.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import io.verbatim.channel.replay.Replay.Progress;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PaceTest {

    private final Replay begun = Samples.replay(0, 0, Progress.NONE, ReplayState.RUNNING);
    private long now;
    private final Pace pace = new Pace(begun, () -> now);

    @Test
    void isThatOfTheFirstStepAtFirst() {
        assertThat(step(2, 200, 100)).isEqualTo(new Progress(100, 50));
    }

    @Test
    void followsWhatIsFasterWithoutAJump() {
        step(1, 100, 100);

        var faster = step(1, 300, 300);

        assertThat(faster.pace()).isBetween(105.0, 125.0);
    }

    @Test
    void forgetsHowItBegan() {
        step(1, 100, 100);

        Progress last = Progress.NONE;
        for (int i = 1; i <= 60; i++) {
            last = step(1, 100 + 1_000L * i, 100);
        }

        assertThat(last.pace()).isCloseTo(1_000, offset(5.0));
        assertThat(last.speed()).isCloseTo(0, offset(1.0));
    }

    private Progress step(int seconds, long position, long handled) {
        now += TimeUnit.SECONDS.toNanos(seconds);
        return pace.after(new Step(position, 2_000, handled, ReplayState.RUNNING, null, Duration.ZERO));
    }
}
