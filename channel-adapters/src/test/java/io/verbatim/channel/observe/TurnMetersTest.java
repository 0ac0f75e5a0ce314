package io.verbatim.channel.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class TurnMetersTest {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    @Test
    void beginAtZeroForEachOutcomeSoThatTheFirstFailureIsAnIncrease() {
        new TurnMeters(listener -> () -> true, registry, Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));

        assertThat(registry.find("verbatim.turns").counters()).extracting(each -> each.getId().getTag("outcome"))
            .containsExactlyInAnyOrder("completed", "ended", "failed");
        assertThat(registry.find("verbatim.dispatches").counters()).extracting(each -> each.getId().getTag("outcome"))
            .containsExactlyInAnyOrder("first_attempt", "later_attempt", "failed");
        assertThat(registry.getMeters()).allSatisfy(each -> assertThat(((Counter) each).count()).isZero());
    }
}
