package io.verbatim.channel.delivery;

import io.verbatim.shared.Bound;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Reads the settings, and says what is bounded. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DeliverySettings.class)
class DeliveryConfiguration {

    @Bean
    Bound deliveriesBeingSent(DeliveryWorker worker, DeliverySettings settings) {
        return new Bound("deliveries_running", worker.lanes()::running, settings.maxRunning());
    }

    @Bean
    Bound deliveriesThatWait(DeliveryWorker worker, DeliverySettings settings) {
        return new Bound("deliveries_waiting", worker.lanes()::waiting, settings.maxWaiting());
    }
}
