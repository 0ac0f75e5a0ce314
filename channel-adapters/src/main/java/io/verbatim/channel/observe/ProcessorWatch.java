package io.verbatim.channel.observe;

import io.verbatim.channel.observe.Figures.Figure;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/** Remembers since when each processor has stood still although there is something to do for it. */
final class ProcessorWatch {
    private final LongSupplier nanos;
    private final Map<String, Standing> standing = new ConcurrentHashMap<>();
    private volatile Map<String, Long> parked = Map.of();

    ProcessorWatch(LongSupplier nanos) {
        this.nanos = nanos;
    }

    private record Standing(double position, long since) { }

    /** Takes in what the last look has found. */
    void see(Figures figures) {
        figures.named("verbatim.processor.lag").forEach(lag -> see(lag, figures));
        var counts = new TreeMap<String, Long>();
        figures.named("verbatim.parked").stream().filter(each -> each.value() > 0)
            .forEach(each -> counts.put(each.of(), (long) each.value()));
        parked = counts;
    }

    /** How many events each processor has parked, where there are any. */
    Map<String, Long> parked() {
        return parked;
    }

    /** For how many seconds those have stood still that have done so for this long. */
    Map<String, Long> stuckFor(Duration least) {
        var stuck = new TreeMap<String, Long>();
        standing.forEach((processor, since) -> {
            var still = Duration.ofNanos(nanos.getAsLong() - since.since());
            if (still.compareTo(least) >= 0) {
                stuck.put(processor, still.toSeconds());
            }
        });
        return stuck;
    }

    private void see(Figure lag, Figures figures) {
        double position = figures.value("position", lag.of());
        standing.compute(lag.of(), (processor, before) -> lag.value() <= 0 ? null
            : before != null && before.position() == position ? before : new Standing(position, nanos.getAsLong()));
    }
}
