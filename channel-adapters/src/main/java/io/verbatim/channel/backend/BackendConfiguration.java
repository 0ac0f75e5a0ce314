package io.verbatim.channel.backend;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/** Reads the settings. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AttemptSettings.class)
class BackendConfiguration {
}
