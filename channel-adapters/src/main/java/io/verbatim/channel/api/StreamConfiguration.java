package io.verbatim.channel.api;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Binds the settings of streams, and shows who waits. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(StreamSettings.class)
class StreamConfiguration {

    @Bean
    MeterBinder callersThatWait(TurnWaiters waiters, TurnFeeds feeds) {
        return registry -> {
            Gauge.builder("verbatim.callers.waiting", waiters::size).description("Calls that wait for the end of a turn").register(registry);
            Gauge.builder("verbatim.streams.open", feeds::size).description("Readers of turns as streams").register(registry);
        };
    }
}
