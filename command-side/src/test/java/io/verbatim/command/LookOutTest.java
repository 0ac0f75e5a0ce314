package io.verbatim.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LookOutTest {

    @Test
    void looksAgainAndAgainUntilItIsStopped() {
        var looks = new AtomicInteger();
        var left = new AtomicInteger();
        var lookOut = lookOut(looks::incrementAndGet, left::incrementAndGet);

        lookOut.start();
        await().until(() -> looks.get() > 2);
        lookOut.stop();

        int seen = looks.get();
        assertThat(lookOut.isRunning()).isFalse();
        assertThat(left).hasValue(1);
        assertThat(looks).hasValue(seen);
    }

    @Test
    void looksAgainAfterAFailure() {
        var looks = new AtomicInteger();
        var lookOut = lookOut(() -> {
            if (looks.incrementAndGet() < 3) {
                throw new IllegalStateException("The night is dark");
            }
        }, () -> { });

        lookOut.start();
        await().until(() -> looks.get() > 3);
        lookOut.stop();

        assertThat(lookOut.isRunning()).isFalse();
    }

    private static LookOut lookOut(Runnable look, Runnable leave) {
        return new LookOut("night-watch", Duration.ofMillis(1)) {
            @Override
            protected void look() {
                look.run();
            }

            @Override
            protected void leave() {
                leave.run();
            }
        };
    }
}
