package io.verbatim.channel.observe;

import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/** Chooses, before the first line is logged, between lines for people and lines of JSON; {@link LogSettings} refuses other words. */
public class LogFormat implements EnvironmentPostProcessor {

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment settings, SpringApplication application) {
        switch (settings.getProperty("verbatim.log.format", "text")) {
            case "json" -> settings.getPropertySources().addLast(new MapPropertySource("verbatim-log-format", Map.of(
                "logging.structured.format.console", "logstash",
                "logging.structured.json.customizer", LogMembers.class.getName())));
            default -> { }
        }
    }
}
