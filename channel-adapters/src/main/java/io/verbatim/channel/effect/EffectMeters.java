package io.verbatim.channel.effect;

import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.verbatim.channel.observe.Latencies;
import io.verbatim.shared.effect.Effect;
import java.time.Duration;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Times effects, by what is done and whether it could be. Pauses last as long as their authors want. */
@Component
final class EffectMeters {
    private final MeterProvider<Timer> effects;

    EffectMeters(MeterRegistry registry) {
        this.effects = Latencies.of(registry, "verbatim.effects", "What flows ask of the world outside");
    }

    void ended(Effect effect, Performed performed, Duration duration) {
        if (!(effect instanceof Effect.Pause)) {
            effects.withTags(Tags.of("kind", kind(effect), "outcome", outcome(performed))).record(duration);
        }
    }

    static String kind(Effect effect) {
        return effect.getClass().getSimpleName().replaceAll("(?<=.)([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }

    private static String outcome(Performed performed) {
        return switch (performed) {
            case Performed.Done _ -> "done";
            case Performed.Failed _ -> "failed";
            case Performed.Lost _ -> "lost";
            case Performed.Abandoned _ -> "abandoned";
        };
    }
}
