package io.verbatim.channel.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.verbatim.channel.observe.Figures.Figure;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;

class ProcessorHealthTest {
    private final AtomicLong nanos = new AtomicLong();
    private final Set<String> running = new HashSet<>(Set.of("history"));
    private final ProcessorWatch watch = new ProcessorWatch(nanos::get);
    private final ProcessorHealth health = new ProcessorHealth(() -> running, watch);

    @Test
    void isReadyWhileAProcessorThatLagsMoves() {
        history(1, 100);
        passes(50);
        history(2, 100);
        passes(50);

        assertThat(health.health().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void isReadyWhileThereIsNothingToDo() {
        history(100, 0);
        passes(3600);
        history(100, 0);

        assertThat(health.health().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void isNotReadyWhenAProcessorStandsStillForAMinute() {
        history(1, 100);
        passes(30);
        history(1, 200);
        passes(30);

        assertThat(health.health().getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
        assertThat(health.health().getDetails()).containsEntry("stuck_seconds", Map.of("history", 60L));
        history(2, 200);
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void isNotReadyWhenAProcessorHasStopped() {
        health.health();
        running.clear();

        assertThat(health.health().getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
    }

    @Test
    void leavesTheProcessorsOfOtherNodesToThem() {
        running.clear();

        history(1, 100);
        passes(90);

        assertThat(health.health().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void showsParkedEventsAndStaysReady() {
        watch.see(new Figures(List.of(new Figure("verbatim.parked", "history", 3), new Figure("verbatim.parked", "status", 0))));

        assertThat(health.health().getStatus()).isEqualTo(Status.UP);
        assertThat(health.health().getDetails()).containsEntry("parked", Map.of("history", 3L));
    }

    private void history(double position, double lag) {
        watch.see(new Figures(List.of(new Figure("verbatim.processor.lag", "history", lag), new Figure("position", "history", position))));
    }

    private void passes(int seconds) {
        nanos.addAndGet(Duration.ofSeconds(seconds).toNanos());
    }
}
