package io.verbatim.channel.observe;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.verbatim.shared.NodeName;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.axonframework.config.EventProcessingConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Health, under the names that its groups go by. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({ObserveSettings.class, LogSettings.class})
class ObserveConfiguration {
    private static final int SECONDS_AT_MOST = 3;

    ObserveConfiguration(NodeName node) {
        LogMembers.name(node.value());
    }

    @Bean
    ClockOffset clockOffset(DataSource dataSource, Clock clock) {
        return new ClockOffset(timeOf(dataSource), clock, System::nanoTime);
    }

    @Bean
    HealthIndicator clockHealthIndicator(ClockOffset offset) {
        return new ClockHealth(offset);
    }

    @Bean
    MeterBinder clockMeter(ClockOffset offset) {
        return registry -> Gauge.builder("verbatim.clock.offset", offset,
            each -> each.current().map(found -> found.toMillis() / 1000.0).orElse(Double.NaN)).baseUnit("seconds")
            .description("This machine's clock against the database's").strongReference(true).register(registry);
    }

    @Bean
    ProcessorWatch processorWatch() {
        return new ProcessorWatch(System::nanoTime);
    }

    @Bean
    HealthIndicator processorsHealthIndicator(EventProcessingConfiguration processing, ProcessorWatch watch) {
        return ProcessorHealth.of(processing, watch);
    }

    private static Supplier<Instant> timeOf(DataSource dataSource) {
        var template = new JdbcTemplate(dataSource);
        template.setQueryTimeout(SECONDS_AT_MOST);
        var jdbc = JdbcClient.create(template);
        return () -> jdbc.sql("select clock_timestamp()").query(OffsetDateTime.class).single().toInstant();
    }
}
