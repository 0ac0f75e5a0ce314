package io.verbatim.channel.observe;

import java.time.Duration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** A node whose clock is off takes no requests: what it signs and judges by its clock would be wrong. */
final class ClockHealth implements HealthIndicator {
    static final Duration MOST = Duration.ofSeconds(2);

    private final ClockOffset offset;

    ClockHealth(ClockOffset offset) {
        this.offset = offset;
    }

    @Override
    public Health health() {
        return offset.current().map(ClockHealth::judged).orElseGet(() -> Health.unknown().build());
    }

    private static Health judged(Duration offset) {
        var health = offset.abs().compareTo(MOST) > 0 ? Health.outOfService() : Health.up();
        return health.withDetail("offset_ms", offset.toMillis()).withDetail("most_ms", MOST.toMillis()).build();
    }
}
