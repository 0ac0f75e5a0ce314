package io.verbatim.channel.backend;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.verbatim.channel.egress.Egress;
import io.verbatim.channel.egress.EgressSettings;
import io.verbatim.channel.egress.UrlPolicy;
import io.verbatim.channel.observe.Steps;
import io.verbatim.channel.vault.Secrets;
import io.verbatim.shared.Lease;
import io.verbatim.shared.NodeName;
import java.time.Clock;
import java.time.Duration;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.queryhandling.DefaultQueryGateway;
import org.axonframework.queryhandling.QueryGateway;
import org.axonframework.queryhandling.SimpleQueryBus;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

class BackendConfigurationTest {

    private final ApplicationContextRunner application = new ApplicationContextRunner()
        .withUserConfiguration(ThePackages.class)
        .withBean(Clock.class, Clock::systemUTC)
        .withBean(MeterRegistry.class, SimpleMeterRegistry::new)
        .withBean(Steps.class, Steps::untraced)
        .withBean(NodeName.class, () -> new NodeName("node-1"))
        .withBean(Secrets.class, () -> reference -> reference.id())
        .withBean(CommandGateway.class, () -> DefaultCommandGateway.builder().commandBus(SimpleCommandBus.builder().build()).build())
        .withBean(Lease.class, () -> work -> true)
        .withBean(QueryGateway.class, () -> DefaultQueryGateway.builder().queryBus(SimpleQueryBus.builder().build()).build());

    @Test
    void needsNoSettings() {
        application.run(context -> {
            assertThat(context).hasNotFailed().hasSingleBean(Egress.class).hasSingleBean(UrlPolicy.class);
            assertThat(context.getBean(KnownFormats.class).names())
                .containsExactlyInAnyOrder("anthropic", "echo", "openai", "openai_responses", "template", "verbatim");
            assertThat(context.getBean(EgressSettings.class)).isEqualTo(EgressSettings.allowing());
            assertThat(context.getBean(AttemptSettings.class))
                .isEqualTo(new AttemptSettings(20_000, Duration.ofSeconds(5), Duration.ofSeconds(20), Duration.ofMillis(150)));
            assertThat(context.getBean(AttemptWorker.class).isRunning()).isTrue();
        });
    }

    @Test
    void takesTheAllowListApart() {
        application.withPropertyValues("verbatim.egress.allow=127.0.0.1:9000-9099, 10.0.0.0/8").run(context ->
            assertThat(context.getBean(EgressSettings.class).allow()).containsExactly("127.0.0.1:9000-9099", "10.0.0.0/8"));
    }

    @Test
    void stopsTheStartAtAnAllowListThatItDoesNotUnderstand() {
        application.withPropertyValues("verbatim.egress.allow=10.0.0.0/99").run(context ->
            assertThat(context).getFailure().rootCause().hasMessageContainingAll("VERBATIM_EGRESS_ALLOW", "10.0.0.0/99"));
    }

    @Configuration(proxyBeanMethods = false)
    @ComponentScan(basePackages = {"io.verbatim.channel.egress", "io.verbatim.channel.backend", "io.verbatim.channel.work"})
    static class ThePackages {
    }
}
