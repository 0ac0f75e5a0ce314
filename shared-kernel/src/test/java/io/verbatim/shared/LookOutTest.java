package io.verbatim.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

class LookOutTest {

    private static final Duration SOON = Duration.ofMillis(1);
    private static final Duration NEVER = Duration.ofDays(1);

    private final AtomicInteger looks = new AtomicInteger();
    private final AtomicInteger left = new AtomicInteger();

    @Test
    void looksAgainAndAgainUntilItIsStopped() {
        var watch = new NightWatch(Duration.ZERO, SOON, looks::incrementAndGet);

        watch.start();
        await().until(() -> looks.get() > 2);
        watch.stop();

        int seen = looks.get();
        assertThat(watch.isRunning()).isFalse();
        assertThat(left).hasValue(1);
        assertThat(looks).hasValue(seen);
    }

    @Test
    void tellsOnceOfFailuresInARowAndLooksAgain() {
        var told = new Told();
        var watch = new NightWatch(Duration.ZERO, SOON, () -> {
            int look = looks.incrementAndGet();
            if (look < 4 || look == 5) {
                throw new IllegalStateException("The night is dark {0}");
            }
        });

        watch.start();
        await().until(() -> looks.get() > 5);
        watch.stop();

        var line = "WARNING night-watch fails for now and is tried again: The night is dark {0}";
        assertThat(told.over()).containsExactly(line, line);
    }

    @Test
    void restsBeforeTheFirstLookWhereItIsToldTo() {
        var watch = new NightWatch(NEVER, NEVER, looks::incrementAndGet);

        watch.start();
        watch.stop();

        assertThat(looks).hasValue(0);
        assertThat(left).hasValue(1);
    }

    @Test
    void looksAtOnceWhenItIsWoken() {
        var watch = new NightWatch(NEVER, NEVER, looks::incrementAndGet);

        watch.start();
        watch.wake();

        await().untilAtomic(looks, value -> assertThat(value).isEqualTo(1));
        watch.stop();
    }

    @Test
    void looksAgainAtOnceWhenALookHasNotSeenAll() {
        var itself = new CopyOnWriteArrayList<NightWatch>();
        var watch = new NightWatch(Duration.ZERO, NEVER, () -> {
            if (looks.incrementAndGet() < 3) {
                itself.getFirst().wake();
            }
        });
        itself.add(watch);

        watch.start();

        await().untilAtomic(looks, value -> assertThat(value).isEqualTo(3));
        watch.stop();
    }

    @Test
    void letsTheLookAtHandEndUninterruptedWithoutHoldingUpWhoStopsIt() {
        var over = new CountDownLatch(1);
        var finished = new AtomicBoolean();
        var stopped = new AtomicBoolean();
        var watch = new NightWatch(Duration.ZERO, SOON, () -> {
            looks.incrementAndGet();
            finished.set(isOver(over));
        });

        watch.start();
        await().untilAtomic(looks, value -> assertThat(value).isEqualTo(1));
        watch.stop(() -> stopped.set(finished.get()));
        over.countDown();

        await().untilTrue(stopped);
        assertThat(left).hasValue(1);
    }

    private static boolean isOver(CountDownLatch latch) {
        try {
            latch.await();
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }

    private final class NightWatch extends LookOut {
        private final Runnable look;

        NightWatch(Duration before, Duration pause, Runnable look) {
            super("night-watch", before, pause);
            this.look = look;
        }

        @Override
        protected void look() {
            look.run();
        }

        @Override
        protected void leave() {
            left.incrementAndGet();
        }
    }

    /** What the night watch has written into the log. */
    private static final class Told extends Handler {
        private final Logger log = Logger.getLogger(NightWatch.class.getName());
        private final List<String> lines = new CopyOnWriteArrayList<>();

        Told() {
            log.addHandler(this);
        }

        List<String> over() {
            log.removeHandler(this);
            return lines;
        }

        @Override
        public void publish(LogRecord line) {
            lines.add(line.getLevel() + " " + line.getMessage());
        }

        @Override
        public void flush() {
        }

        @Override
        public void close() {
        }
    }
}
