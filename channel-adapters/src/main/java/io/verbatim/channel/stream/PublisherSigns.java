package io.verbatim.channel.stream;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.verbatim.channel.stream.PublisherState.State;
import java.util.Locale;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

/** What is to be seen of the publisher from outside. Kafka that is away makes no node unwell: it is not asked before anything is answered. */
@Configuration(proxyBeanMethods = false)
@Conditional(KafkaIsGiven.class)
class PublisherSigns {

    @Bean
    MeterBinder publisherMeters(PublisherState state) {
        return registry -> {
            Gauge.builder("verbatim.publisher.lag", state, each -> each.lag().positions())
                .description("Positions of the store that are not acknowledged by Kafka yet").register(registry);
            Gauge.builder("verbatim.publisher.lag.seconds", state, each -> each.lag().seconds())
                .description("Since the first of them was stored").register(registry);
            Gauge.builder("verbatim.publisher.waiting", state, each -> isStuck(each) ? 1 : 0)
                .description("1 where this node would publish and cannot").register(registry);
            FunctionCounter.builder("verbatim.publisher.events", state, PublisherState::published)
                .description("Events that this node has published").register(registry);
        };
    }

    @Bean
    HealthIndicator kafkaHealthIndicator(PublisherState state) {
        return () -> (isStuck(state) ? Health.unknown() : Health.up()).withDetail("state", state.state().name().toLowerCase(Locale.ROOT))
            .withDetail("lag", state.lag().positions()).withDetail("lag_seconds", Math.round(state.lag().seconds())).build();
    }

    private static boolean isStuck(PublisherState state) {
        return state.state() == State.WAITING || state.state() == State.HALTED;
    }
}
