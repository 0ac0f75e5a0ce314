package io.verbatim.channel.observe;

import static java.util.stream.Collectors.toSet;

import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.Supplier;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventProcessor;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Not ready: a processor of this node that has stopped, or one that stands still. One that never ran here is another node's. Parked events
 * hold nobody up, and are only shown.
 */
final class ProcessorHealth implements HealthIndicator {
    static final Duration STUCK = Duration.ofMinutes(1);

    private final Supplier<Set<String>> running;
    private final ProcessorWatch watch;
    private final Set<String> seen = new ConcurrentSkipListSet<>();

    ProcessorHealth(Supplier<Set<String>> running, ProcessorWatch watch) {
        this.running = running;
        this.watch = watch;
    }

    static ProcessorHealth of(EventProcessingConfiguration processing, ProcessorWatch watch) {
        return new ProcessorHealth(() -> processing.eventProcessors().values().stream().filter(EventProcessor::isRunning)
            .map(EventProcessor::getName).collect(toSet()), watch);
    }

    @Override
    public Health health() {
        var now = running.get();
        seen.addAll(now);
        var stopped = new TreeSet<>(seen);
        stopped.removeAll(now);
        var still = watch.stuckFor(STUCK);
        still.keySet().retainAll(now);
        var health = still.isEmpty() && stopped.isEmpty() ? Health.up() : Health.outOfService();
        return health.withDetail("stopped", stopped).withDetail("stuck_seconds", still).withDetail("parked", watch.parked()).build();
    }
}
