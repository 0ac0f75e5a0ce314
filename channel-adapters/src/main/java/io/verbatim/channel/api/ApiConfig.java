package io.verbatim.channel.api;

import io.verbatim.channel.web.Faults;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a channel of kind {@code api} can be told.
 *
 * @param allowVariableInjection whether clients may give values to variables at the start of a session
 * @param requestTimeout         seconds that a call waits for the end of its turn, 1-300
 * @param rateLimitPerMinute     requests of one key
 */
record ApiConfig(@Nullable Boolean allowVariableInjection, @Nullable Integer requestTimeout, @Nullable Integer rateLimitPerMinute) {
    private static final int PATIENCE = 30;
    private static final int REQUESTS = 1_200;

    ApiConfig {
        allowVariableInjection = allowVariableInjection != null && allowVariableInjection;
        requestTimeout = requestTimeout == null ? Integer.valueOf(PATIENCE) : requestTimeout;
        rateLimitPerMinute = rateLimitPerMinute == null ? Integer.valueOf(REQUESTS) : rateLimitPerMinute;
    }

    /** From a channel's settings, which were checked when they were saved. */
    static ApiConfig of(Map<String, Object> config) {
        return new ApiConfig(config.get("allow_variable_injection") instanceof Boolean allowed ? allowed : null,
            number(config, "request_timeout"), number(config, "rate_limit_per_minute"));
    }

    void check() {
        var faults = new Faults();
        faults.range("config.request_timeout", requestTimeout, 1, 300);
        faults.range("config.rate_limit_per_minute", rateLimitPerMinute, 1, 1_000_000);
        faults.done();
    }

    boolean allowsVariables() {
        return Boolean.TRUE.equals(allowVariableInjection);
    }

    Duration patience() {
        return Duration.ofSeconds(requestTimeout == null ? PATIENCE : requestTimeout);
    }

    int perMinute() {
        return rateLimitPerMinute == null ? REQUESTS : rateLimitPerMinute;
    }

    Map<String, Object> asMap() {
        return Map.of("allow_variable_injection", allowsVariables(), "request_timeout", patience().toSeconds(),
            "rate_limit_per_minute", perMinute());
    }

    private static @Nullable Integer number(Map<String, Object> config, String name) {
        return config.get(name) instanceof Number number ? Integer.valueOf(number.intValue()) : null;
    }
}
