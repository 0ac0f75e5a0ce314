package io.verbatim.channel.backend;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.verbatim.shared.Bound;
import io.verbatim.shared.backend.BreakerState.State;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Reads the settings, and says what is bounded. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AttemptSettings.class)
class BackendConfiguration {

    @Bean
    Bound attempts(AttemptWorker worker) {
        return worker.bound();
    }

    @Bean
    MeterBinder breakerMeters(Breakers breakers) {
        return registry -> Stream.of(State.values()).forEach(state ->
            Gauge.builder("verbatim.breakers", () -> breakers.in(state)).tag("state", state.code())
                .description("Breakers of backends, as this node sees them").register(registry));
    }
}
