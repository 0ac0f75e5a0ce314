package io.verbatim.channel.effect;

import io.verbatim.shared.Bound;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Reads the settings, and says what is bounded. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(EffectSettings.class)
class EffectConfiguration {

    @Bean
    Bound effects(EffectWorker worker, EffectSettings settings) {
        return new Bound("effects", worker::running, settings.maxRunning());
    }

    @Bean
    Bound pauses(EffectWorker worker, EffectSettings settings) {
        return new Bound("pauses", worker::pausing, settings.maxPausing());
    }
}
