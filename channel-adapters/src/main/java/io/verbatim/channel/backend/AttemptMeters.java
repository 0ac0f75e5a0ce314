package io.verbatim.channel.backend;

import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.verbatim.channel.observe.Latencies;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Times attempts, by the format of the backend and by how they end, and the wait for the first text of those that stream. */
@Component
final class AttemptMeters {
    private final MeterProvider<Timer> attempts;
    private final MeterProvider<Timer> firstTexts;

    AttemptMeters(MeterRegistry registry) {
        this.attempts = Latencies.of(registry, "verbatim.attempts", "Attempts to get a reply from an AI backend");
        this.firstTexts = Latencies.of(registry, "verbatim.first.text", "From the beginning of an attempt to the first text of a stream");
    }

    /** The same, and takes the time from now on. */
    Asked timed(String format, Listener listener, Supplier<Asked> attempt) {
        var timing = Timer.start();
        return attempt.get().then(outcome -> {
            timing.stop(attempts.withTags(Tags.of("format", format, "outcome", name(outcome))));
            listener.firstText().ifPresent(passed -> firstTexts.withTags(Tags.of("format", format)).record(passed));
            return outcome;
        });
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
