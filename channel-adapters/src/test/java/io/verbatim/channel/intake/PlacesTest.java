package io.verbatim.channel.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PlacesTest {
    private final Queue<Runnable> started = new ArrayDeque<>();
    private final Queue<Runnable> later = new ArrayDeque<>();
    private final List<Integer> done = new ArrayList<>();
    private final AtomicInteger most = new AtomicInteger(2);
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final AtomicLong now = new AtomicLong();
    private final Places places = new Places(most::get, this::start, later::add, now::get);

    @Test
    void areNoMoreThanThereAre() {
        offer(40);

        assertThat(started).hasSize(2);
        started.remove().run();
        assertThat(started).hasSize(2);
    }

    @Test
    void areGivenInTheOrderOfComing() {
        offer(5);

        while (!started.isEmpty()) {
            started.remove().run();
        }

        assertThat(done).containsExactly(0, 1, 2, 3, 4);
    }

    @Test
    void areMoreAsSoonAsThereAreMore() {
        offer(10);
        most.set(64);

        later.remove().run();

        assertThat(started).hasSize(10);
        assertThat(later).isEmpty();
    }

    @Test
    void areLeftByThoseThatTakeLong() {
        offer(10);
        now.set(Duration.ofMillis(251).toNanos());

        later.remove().run();

        assertThat(started).hasSize(4);
    }

    @Test
    void areLeftOnceByThoseThatSaySo() {
        places.offer(leave -> {
            leave.run();
            done.add(started.size());
        }, () -> { });
        offer(3);

        started.remove().run();

        assertThat(done).containsExactly(2);
        assertThat(started).hasSize(2);
    }

    @Test
    void areOfNoUseWhereNothingRunsAnyMore() {
        stopped.set(true);

        offer(40);

        assertThat(done).hasSize(40).allMatch(number -> number < 0);
    }

    private void offer(int many) {
        for (int i = 0; i < many; i++) {
            int number = i;
            places.offer(_ -> done.add(number), () -> done.add(-1));
        }
    }

    private void start(Runnable task) {
        if (stopped.get()) {
            throw new RejectedExecutionException("of the test");
        }
        started.add(task);
    }
}
