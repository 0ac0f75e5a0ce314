package io.verbatim.channel.observe;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventProcessor;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Not ready: a processor of this node that does not run, or one that stands still. Parked events hold nobody up, and are only shown. */
final class ProcessorHealth implements HealthIndicator {
    static final Duration STUCK = Duration.ofMinutes(1);

    private final Supplier<List<String>> stopped;
    private final ProcessorWatch watch;

    ProcessorHealth(Supplier<List<String>> stopped, ProcessorWatch watch) {
        this.stopped = stopped;
        this.watch = watch;
    }

    static ProcessorHealth of(EventProcessingConfiguration processing, ProcessorWatch watch) {
        return new ProcessorHealth(() -> processing.eventProcessors().values().stream().filter(each -> !each.isRunning())
            .map(EventProcessor::getName).sorted().toList(), watch);
    }

    @Override
    public Health health() {
        var still = watch.stuckFor(STUCK);
        var idle = stopped.get();
        var health = still.isEmpty() && idle.isEmpty() ? Health.up() : Health.outOfService();
        return health.withDetail("stopped", idle).withDetail("stuck_seconds", still).withDetail("parked", watch.parked()).build();
    }
}
