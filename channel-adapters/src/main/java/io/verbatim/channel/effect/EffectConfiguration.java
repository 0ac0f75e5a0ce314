package io.verbatim.channel.effect;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/** Reads the settings. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(EffectSettings.class)
class EffectConfiguration {
}
