package io.verbatim.channel.start;

import io.verbatim.shared.NodeRole;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/** Settings whose defaults depend on others: the demo runs on the embedded database, and may call fake backends on the same machine. */
public class Defaults implements EnvironmentPostProcessor {

    private static final String LOOPBACK = "127.0.0.0/8,::1/128";

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment settings, SpringApplication application) {
        Map<String, Object> defaults = new LinkedHashMap<>();
        boolean embedded = settings.getProperty("verbatim.database.url", "").isBlank();
        boolean demo = settings.getProperty("verbatim.demo", Boolean.class, embedded);
        defaults.put("verbatim.demo", demo);
        if (demo) {
            defaults.put("verbatim.egress.allow", LOOPBACK);
        }
        // An advertisement of the framework's maker.
        System.setProperty("disable-axoniq-console-message", "true");
        if (!takesHttp(settings)) {
            settings.getPropertySources().addFirst(new MapPropertySource("verbatim-roles", Map.of("server.port", -1)));
        }
        settings.getPropertySources().addLast(new MapPropertySource("verbatim-defaults", defaults));
    }

    /** Refused here, before anything is begun, if it is no role. */
    private static boolean takesHttp(ConfigurableEnvironment settings) {
        return RolesConfiguration.parse(settings.getProperty("verbatim.roles", "")).has(NodeRole.CHANNELS);
    }
}
