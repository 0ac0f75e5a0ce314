package io.verbatim.channel.script;

import io.verbatim.shared.Bound;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Reads the settings, and says what is bounded. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ScriptSettings.class)
class ScriptConfiguration {

    @Bean
    Bound scriptProcesses(Scripts scripts, ScriptSettings settings) {
        return new Bound("script_processes", scripts::processes, settings.processes());
    }

    @Bean
    Bound scriptsRunning(Scripts scripts, ScriptSettings settings) {
        return new Bound("scripts", scripts::running, settings.processes());
    }
}
