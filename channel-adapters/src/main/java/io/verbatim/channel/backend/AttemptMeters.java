package io.verbatim.channel.backend;

import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.verbatim.channel.observe.Latencies;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Times attempts, by the format of the backend and by how they end. */
@Component
final class AttemptMeters {
    private final MeterProvider<Timer> attempts;

    AttemptMeters(MeterRegistry registry) {
        this.attempts = Latencies.of(registry, "verbatim.attempts", "Attempts to get a reply from an AI backend");
    }

    /** Does it, and takes the time. */
    Outcome timed(String format, Supplier<Outcome> attempt) {
        var timing = Timer.start();
        var outcome = attempt.get();
        timing.stop(attempts.withTags(Tags.of("format", format, "outcome", name(outcome))));
        return outcome;
    }

    private static String name(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Answered _ -> "answered";
            case Outcome.Failed(var failure) -> failure.reason().code();
            case Outcome.Lost() -> "lost";
            case Outcome.Abandoned() -> "abandoned";
        };
    }
}
