package io.verbatim.channel.observe;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import io.opentelemetry.sdk.resources.Resource;
import io.verbatim.shared.NodeName;
import java.util.Map;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;

/** Traces, where there is somebody to take them; else only what callers trace is passed on. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TraceSettings.class)
class TraceConfiguration {
    private static final String ENDPOINT = "otel.exporter.otlp.traces.endpoint";
    private static final AttributeKey<String> INSTANCE = AttributeKey.stringKey("service.instance.id");
    // A collector may be slow; one that is away is waited for by nobody, and at the end for ten seconds at most.
    private static final Map<String, String> DEFAULTS = Map.of("otel.service.name", "verbatim", "otel.traces.exporter", "otlp",
        "otel.metrics.exporter", "none", "otel.logs.exporter", "none", "otel.exporter.otlp.protocol", "http/protobuf",
        "otel.bsp.schedule.delay", "1000");

    @Bean
    OpenTelemetry openTelemetry(TraceSettings settings, NodeName node, Environment environment) {
        return settings.isSet() || isSet(environment, "OTEL_EXPORTER_OTLP_ENDPOINT")
            || isSet(environment, "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT") ? telemetry(settings, node) : OpenTelemetry.noop();
    }

    @Bean
    FilterRegistrationBean<TraceFilter> traceFilter(Steps steps, OpenTelemetry telemetry) {
        var registration = new FilterRegistrationBean<>(new TraceFilter(steps, telemetry != OpenTelemetry.noop()));
        registration.addUrlPatterns("/api/*", "/v1/*", "/webhook/*", "/webhooks/*");
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    /** Everything else is set as OpenTelemetry documents it: headers, sampling, resource. */
    private static OpenTelemetry telemetry(TraceSettings settings, NodeName node) {
        return AutoConfiguredOpenTelemetrySdk.builder().disableShutdownHook()
            .addPropertiesSupplier(() -> DEFAULTS)
            .addPropertiesCustomizer(given -> settings.isSet() ? Map.of(ENDPOINT, settings.endpoint()) : Map.of())
            .addResourceCustomizer((resource, given) -> resource.merge(Resource.create(Attributes.of(INSTANCE, node.value()))))
            .build().getOpenTelemetrySdk();
    }

    private static boolean isSet(Environment environment, String name) {
        return !environment.getProperty(name, "").isBlank();
    }
}
