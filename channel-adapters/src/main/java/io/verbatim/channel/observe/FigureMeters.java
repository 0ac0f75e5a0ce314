package io.verbatim.channel.observe;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Shows what the last look into the database has found, and how long ago that was: without the database the figures stand still. */
@Component
class FigureMeters {
    private static final Map<String, Kind> KINDS = Map.of(
        "verbatim.processor.lag", new Kind("processor", "events", "Events that a processor has not handled yet"),
        "verbatim.processor.delay", new Kind("processor", "seconds", "Age of the oldest event that it has not handled yet"),
        "verbatim.settled.lag", new Kind("", "events", "Stored events that readers may not read yet"),
        "verbatim.parked", new Kind("processor", "events", "Events that a processor could not handle, and those behind them"),
        "verbatim.work.open", new Kind("kind", null, "Attempts, effects and deliveries without an outcome"),
        "verbatim.deadlines.overdue", new Kind("", null, "Deadlines that should have fired five seconds ago"),
        "verbatim.inbox", new Kind("state", "messages", "Messages of users that wait to be handled, or were given up"),
        "verbatim.sessions.open", new Kind("", null, "Sessions that are active"),
        "verbatim.nodes", new Kind("", null, "Nodes that live"));

    private final MeterRegistry registry;
    private final Clock clock;
    // A gauge is made once and stays: to exchange meters while they are read shows some of them twice.
    private final Set<Shown> shown = ConcurrentHashMap.newKeySet();
    private volatile Figures last = Figures.NONE;
    private volatile @Nullable Instant seenAt;

    FigureMeters(MeterRegistry registry, Clock clock) {
        this.registry = registry;
        this.clock = clock;
        Gauge.builder("verbatim.sample.age", this, FigureMeters::age).baseUnit("seconds")
            .description("How old the figures are that come from the database").register(registry);
    }

    private record Kind(String tag, @Nullable String unit, String meaning) { }

    private record Shown(String name, String of) { }

    void show(Figures figures) {
        last = figures;
        seenAt = clock.instant();
        figures.all().stream().filter(figure -> KINDS.containsKey(figure.name())).map(figure -> new Shown(figure.name(), figure.of()))
            .filter(shown::add).forEach(this::register);
    }

    private void register(Shown figure) {
        var kind = KINDS.get(figure.name());
        Gauge.builder(figure.name(), () -> last.value(figure.name(), figure.of())).baseUnit(kind.unit()).description(kind.meaning())
            .tags(kind.tag().isEmpty() ? Tags.empty() : Tags.of(kind.tag(), figure.of())).register(registry);
    }

    private double age() {
        var at = seenAt;
        return at == null ? Double.NaN : Duration.between(at, clock.instant()).toMillis() / 1000.0;
    }
}
