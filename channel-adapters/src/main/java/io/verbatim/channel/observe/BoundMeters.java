package io.verbatim.channel.observe;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.verbatim.shared.Bound;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Shows how full all that is which has a limit: whoever has such a thing makes a {@link Bound} of it. */
@Component
class BoundMeters implements MeterBinder {
    private final ObjectProvider<Bound> bounds;

    BoundMeters(ObjectProvider<Bound> bounds) {
        this.bounds = bounds;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        bounds.forEach(bound -> bind(bound, registry));
    }

    private static void bind(Bound bound, MeterRegistry registry) {
        Gauge.builder("verbatim.bound.used", bound, each -> each.used().getAsLong()).tag("of", bound.of())
            .description("How full it is").strongReference(true).register(registry);
        Gauge.builder("verbatim.bound.limit", bound, Bound::limit).tag("of", bound.of())
            .description("How full it can be").strongReference(true).register(registry);
    }
}
