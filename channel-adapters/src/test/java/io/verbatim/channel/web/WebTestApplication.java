package io.verbatim.channel.web;

import io.verbatim.channel.backend.KnownFormats;
import io.verbatim.channel.backend.ShownRequest;
import io.verbatim.channel.backend.TrialResult;
import io.verbatim.channel.backend.Trials;
import io.verbatim.channel.egress.UrlPolicy;
import io.verbatim.channel.observe.Steps;
import io.verbatim.channel.remote.HandoverHealth;
import io.verbatim.channel.retention.Oblivion;
import io.verbatim.channel.script.ScriptCheck;
import io.verbatim.channel.vault.Keys;
import io.verbatim.channel.vault.MasterKey;
import io.verbatim.shared.NodeName;
import io.verbatim.shared.NodeRoles;
import io.verbatim.shared.OtherNodes;
import io.verbatim.shared.Refused;
import io.verbatim.shared.backend.Backend;
import io.verbatim.shared.backend.BackendSettings;
import io.verbatim.shared.conversation.ConversationId;
import io.verbatim.shared.conversation.Prompt;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.axonframework.commandhandling.AnnotationCommandHandlerAdapter;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.queryhandling.DefaultQueryGateway;
import org.axonframework.queryhandling.QueryGateway;
import org.axonframework.queryhandling.SimpleQueryBus;
import org.axonframework.queryhandling.annotation.AnnotationQueryHandlerAdapter;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.PropertyPlaceholderAutoConfiguration;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.jetty.autoconfigure.servlet.JettyServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The HTTP side alone, with a world in memory behind the buses. No configuration by itself, so that no other test picks it up. */
@ImportAutoConfiguration({DispatcherServletAutoConfiguration.class, ErrorMvcAutoConfiguration.class,
    HttpMessageConvertersAutoConfiguration.class, JacksonAutoConfiguration.class,
    PropertyPlaceholderAutoConfiguration.class, JettyServletWebServerAutoConfiguration.class, WebMvcAutoConfiguration.class})
@ComponentScan(basePackages = {"io.verbatim.channel.api", "io.verbatim.channel.audit", "io.verbatim.channel.limit",
    "io.verbatim.channel.mail", "io.verbatim.channel.management", "io.verbatim.channel.member", "io.verbatim.channel.nlp",
    "io.verbatim.channel.vault", "io.verbatim.channel.web"},
    excludeFilters = @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*\\.TestSession.*"))
public class WebTestApplication {
    private final SimpleCommandBus commands = SimpleCommandBus.builder().build();
    private final SimpleQueryBus queries = SimpleQueryBus.builder().build();

    @Bean
    CommandGateway commandGateway() {
        return DefaultCommandGateway.builder().commandBus(commands).build();
    }

    @Bean
    QueryGateway queryGateway() {
        return DefaultQueryGateway.builder().queryBus(queries).build();
    }

    @Bean
    World world(Keys keys) {
        return behindTheBuses(new World(keys));
    }

    @Bean
    Outskirts outskirts() {
        return behindTheBuses(new Outskirts());
    }

    @Bean
    Story committedEvents() {
        return behindTheBuses(new Story());
    }

    @Bean
    MasterKey masterKey() {
        return MasterKey.ofBase64(MasterKey.generate());
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    Steps steps() {
        return Steps.untraced();
    }

    @Bean
    NodeRoles nodeRoles() {
        return NodeRoles.EVERY;
    }

    @Bean
    OtherNodes otherNodes() {
        return new OtherNodes() {
            @Override
            public void whenTheyStore(Runnable hint) {
            }

            @Override
            public void whenTheyLeaveWork(Runnable hint) {
            }
        };
    }

    @Bean
    NodeName nodeName() {
        return new NodeName("test");
    }

    @Bean
    KnownFormats formats() {
        return new KnownFormats() {
            @Override
            public Set<String> names() {
                return Set.of("verbatim", "echo", "template");
            }

            @Override
            public List<Refused.Fault> faults(BackendSettings settings) {
                return settings.payloadFormat().equals("template") && settings.template() == null
                    ? List.of(new Refused.Fault("template", "is required")) : List.of();
            }
        };
    }

    @Bean
    Trials trials() {
        return new Trials() {
            @Override
            public Optional<ShownRequest> preview(Backend backend, Prompt prompt, ConversationId conversation) {
                return Optional.empty();
            }

            @Override
            public TrialResult test(Backend backend, Prompt prompt) {
                return new TrialResult(true, null, 1, prompt.messages().getLast().text(), Map.of(), null, null, null);
            }
        };
    }

    @Bean
    UrlPolicy urls() {
        return (field, url) -> {
            if (!url.startsWith("https://")) {
                throw new Refused(Refused.Code.INVALID, "No", List.of(new Refused.Fault(field, "must be an https URL")));
            }
        };
    }

    @Bean
    ScriptCheck scripts() {
        return (owner, draft, check) -> check;
    }

    @Bean
    Oblivion oblivion() {
        return (workspace, conversation) -> { };
    }

    @Bean
    HandoverHealth webhooks() {
        return (url, token, workspace) -> true;
    }

    @Bean(destroyMethod = "close")
    EmbeddedPostgres postgres() throws IOException {
        return EmbeddedPostgres.start();
    }

    @Bean
    JdbcClient jdbc(EmbeddedPostgres postgres) throws IOException {
        var jdbc = JdbcClient.create(postgres.getPostgresDatabase());
        for (var migration : List.of("V300__secrets", "V302__rate_limit", "V304__master_keys", "V305__named_secrets",
                "V315__accounts", "V329__versions_of_secrets_and_invitations",
                "V218__audit_entries")) {
            jdbc.sql(new ClassPathResource("db/migration/%s.sql".formatted(migration)).getContentAsString(StandardCharsets.UTF_8)).update();
        }
        return jdbc;
    }

    private <T> T behindTheBuses(T handlers) {
        new AnnotationCommandHandlerAdapter<>(handlers).subscribe(commands);
        new AnnotationQueryHandlerAdapter<>(handlers).subscribe(queries);
        return handlers;
    }
}
