package io.verbatim.channel.management;

import io.verbatim.shared.backend.BackendSettings;
import io.verbatim.shared.backend.SecretRef;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An integration as a caller gives it; what is missing has its default. */
record BackendRequest(@Nullable String name, @Nullable String webhookUrl, @Nullable Map<String, @Nullable String> headers,
                      @Nullable Integer timeout, @Nullable Integer weight, @Nullable Boolean isFallback, @Nullable Boolean active,
                      @Nullable String payloadFormat, @Nullable String model, @Nullable Integer maxTokens,
                      @Nullable Map<String, Object> parameters, @Nullable Boolean stream, @Nullable Integer maxRetries,
                      @Nullable Integer retryBackoffMs, @Nullable Integer maxConcurrency, @Nullable String signingSecret,
                      @Nullable Object template, @Nullable String replyPointer, @Nullable Breaker breaker) {
    private static final BackendSettings.Breaker CALM = BackendSettings.Breaker.DEFAULT;

    /** When to stop asking. */
    record Breaker(@Nullable Boolean enabled, @Nullable Integer failureRate, @Nullable Integer window, @Nullable Integer openSeconds) { }

    /** The state of an integration in the words of a request, secrets masked: what a change is merged onto. */
    static BackendRequest of(BackendSettings now) {
        return new BackendRequest(now.name(), now.webhookUrl(), masked(now.headers()), now.timeout(), now.weight(), now.isFallback(),
            now.active(), now.payloadFormat(), now.model(), now.maxTokens(), now.parameters(), now.stream(), now.maxRetries(),
            now.retryBackoffMs(), now.maxConcurrency(), now.signingSecret() == null ? null : now.signingSecret().mask(), now.template(),
            now.replyPointer(), new Breaker(now.breaker().enabled(), now.breaker().failureRate(), now.breaker().window(),
            now.breaker().openSeconds()));
    }

    /** The settings that are asked for, with these secrets in their places. */
    BackendSettings toSettings(Map<String, SecretRef> sealed, @Nullable SecretRef signing) {
        return new BackendSettings(String.valueOf(name), webhookUrl, sealed, or(timeout, 30), or(weight, 1), or(isFallback, false),
            or(active, true), format(), model, maxTokens, or(parameters, Map.of()), or(stream, false), or(maxRetries, 1),
            or(retryBackoffMs, 500), or(maxConcurrency, 64), signing, template, replyPointer, settled());
    }

    String format() {
        return or(payloadFormat, "verbatim");
    }

    /** The headers that are given: null takes one away. */
    Map<String, String> givenHeaders() {
        var given = new LinkedHashMap<String, String>();
        or(headers, Map.<String, @Nullable String>of()).forEach((name, value) -> {
            if (value != null) {
                given.put(name, value);
            }
        });
        return given;
    }

    private BackendSettings.Breaker settled() {
        return breaker == null ? CALM : new BackendSettings.Breaker(or(breaker.enabled, CALM.enabled()),
            or(breaker.failureRate, CALM.failureRate()), or(breaker.window, CALM.window()), or(breaker.openSeconds, CALM.openSeconds()));
    }

    private static Map<String, @Nullable String> masked(Map<String, SecretRef> headers) {
        var masked = new LinkedHashMap<String, @Nullable String>();
        headers.forEach((name, secret) -> masked.put(name, secret.mask()));
        return masked;
    }

    private static <T> T or(@Nullable T given, T otherwise) {
        return Objects.requireNonNullElse(given, otherwise);
    }
}
