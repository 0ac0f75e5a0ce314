package io.verbatim.channel.backend;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class StopwatchTest {

    private static final Duration FIRST = Duration.ofMillis(300);
    private static final Duration LATER = Duration.ofMillis(900);

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final AttemptMeters meters = new AttemptMeters(registry);
    private Duration now = Duration.ZERO;
    private final Stopwatch watch = new Stopwatch(Listener.NOBODY, () -> now);

    @Test
    void knowsWhenTheFirstTextCame() {
        now = FIRST;
        watch.hear("Hel");
        now = LATER;
        watch.hear("lo");

        assertThat(watch.firstText()).contains(FIRST);
        assertThat(watch.passed()).isEqualTo(LATER);
    }

    @Test
    void takesBlanksForNoText() {
        watch.hear(" \n");
        assertThat(watch.firstText()).isEmpty();

        now = FIRST;
        watch.hear("Hello");

        assertThat(watch.firstText()).contains(FIRST);
    }

    @Test
    void handsOnWhatItHears() {
        var heard = new ArrayList<String>();
        var before = new Stopwatch(satisfiedBy(heard), () -> now);
        assertThat(before.wantsMore()).isTrue();

        before.hear(" ");
        before.hear("Hello");

        assertThat(heard).containsExactly(" ", "Hello");
        assertThat(before.wantsMore()).isFalse();
    }

    @Test
    void isShownByFormatWhereTextCame() {
        time();
        assertThat(registry.find("verbatim.first.text").timers()).isEmpty();

        now = FIRST;
        watch.hear("Hello");
        time();

        var timer = registry.get("verbatim.first.text").tag("format", "openai").timer();
        assertThat(timer).returns(1L, Timer::count).returns(300.0, each -> each.totalTime(TimeUnit.MILLISECONDS));
    }

    private void time() {
        meters.timed("openai", watch, () -> Asked.over(Outcome.LOST)).put(_ -> { });
    }

    private static Listener satisfiedBy(List<String> heard) {
        return new Listener() {
            @Override
            public void hear(String text) {
                heard.add(text);
            }

            @Override
            public boolean wantsMore() {
                return heard.isEmpty();
            }
        };
    }
}
