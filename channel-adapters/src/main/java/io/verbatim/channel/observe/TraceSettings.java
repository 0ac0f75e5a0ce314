package io.verbatim.channel.observe;

import io.verbatim.channel.UnusableSettings;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where traces go.
 *
 * @param otlpUrl of a collector that speaks OTLP by HTTP; none: as OpenTelemetry's own variables say, or nowhere
 */
@ConfigurationProperties("verbatim.traces")
record TraceSettings(@Nullable String otlpUrl) {
    private static final String PATH = "/v1/traces";

    TraceSettings {
        if (otlpUrl != null && !otlpUrl.isBlank() && !otlpUrl.matches("https?://[^\\s/]+(/\\S*)?")) {
            throw new UnusableSettings("VERBATIM_TRACES_OTLP_URL: must be a URL with http or https.");
        }
    }

    boolean isSet() {
        return otlpUrl != null && !otlpUrl.isBlank();
    }

    /** With the path that collectors listen at, unless another one is given. */
    String endpoint() {
        var url = String.valueOf(otlpUrl);
        var path = URI.create(url).getPath();
        return path.isEmpty() || path.equals("/") ? url.replaceAll("/$", "") + PATH : url;
    }
}
