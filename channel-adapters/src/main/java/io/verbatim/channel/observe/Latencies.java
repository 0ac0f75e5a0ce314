package io.verbatim.channel.observe;

import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.stream.LongStream;

/** Timers with the same few buckets, so that what they cost is known and what they show can be added up over nodes. */
public final class Latencies {

    private static final Duration[] BUCKETS = LongStream.of(2, 5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 30_000, 60_000)
        .mapToObj(Duration::ofMillis).toArray(Duration[]::new);

    private Latencies() {
    }

    /** Timers of one name, one for each set of tags that it is asked for: the values of tags must be few. */
    public static MeterProvider<Timer> of(MeterRegistry registry, String name, String meaning) {
        return Timer.builder(name).description(meaning).serviceLevelObjectives(BUCKETS).withRegistry(registry);
    }
}
