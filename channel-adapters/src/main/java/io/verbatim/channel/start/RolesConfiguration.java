package io.verbatim.channel.start;

import io.verbatim.channel.UnusableSettings;
import io.verbatim.shared.NodeName;
import io.verbatim.shared.NodeRole;
import io.verbatim.shared.NodeRoles;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.actuate.info.InfoContributor;
import org.springframework.boot.autoconfigure.context.LifecycleProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.LifecycleProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this node does, that it says so, and that nothing else is started. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LifecycleProperties.class)
class RolesConfiguration {

    /** Of {@code VERBATIM_ROLES}: some words between commas; none: all. */
    @Bean
    NodeRoles nodeRoles(@Value("${verbatim.roles:}") String words) {
        return parse(words);
    }

    /** Has the name that the framework looks for. */
    @Bean
    LifecycleProcessor lifecycleProcessor(NodeRoles roles, LifecycleProperties settings) {
        var processor = new StartedByRole(roles);
        processor.setTimeoutPerShutdownPhase(settings.getTimeoutPerShutdownPhase().toMillis());
        return processor;
    }

    @Bean
    HealthIndicator rolesHealthIndicator(NodeRoles roles, QueryGateway queries) {
        return new RolesHealth(roles, queries);
    }

    @Bean
    InfoContributor nodeInfo(NodeName name, NodeRoles roles) {
        var words = roles.all().stream().map(NodeRole::word).sorted().toList();
        return info -> info.withDetail("node", Map.of("name", name.value(), "roles", words));
    }

    static NodeRoles parse(String words) {
        return words.isBlank() ? NodeRoles.EVERY
            : new NodeRoles(Arrays.stream(words.split(",", -1)).map(RolesConfiguration::role).collect(Collectors.toSet()));
    }

    private static NodeRole role(String word) {
        return Arrays.stream(NodeRole.values()).filter(role -> role.word().equals(word.strip().toLowerCase(Locale.ROOT))).findFirst()
            .orElseThrow(() -> new UnusableSettings("VERBATIM_ROLES: '%s' is no role; there are channels, command and query."
                .formatted(word.strip())));
    }
}
