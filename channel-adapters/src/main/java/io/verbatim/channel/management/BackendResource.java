package io.verbatim.channel.management;

import io.verbatim.shared.backend.BackendView;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An integration as a caller sees it, with how it has been doing; its secrets are masked. */
record BackendResource(String id, String botId, @Nullable String name, @Nullable String webhookUrl, @Nullable Map<String, ?> headers,
                       int timeout, int weight, boolean isFallback, boolean active, String payloadFormat, @Nullable String model,
                       @Nullable Integer maxTokens, Map<String, Object> parameters, boolean stream, int maxRetries, int retryBackoffMs,
                       int maxConcurrency, @Nullable String signingSecret, @Nullable Object template, @Nullable String replyPointer,
                       Breaker breaker, BackendView.Health health, Instant createdAt, Instant updatedAt) {

    /** When it is left alone, and whether it is now; {@code failure_rate} is the limit, the measured one was that at the last change. */
    record Breaker(boolean enabled, int failureRate, int window, int openSeconds, String state, Instant since,
                   @Nullable Double measuredFailureRate) {

        static Breaker of(BackendView view) {
            var limits = view.backend().settings().breaker();
            var now = view.backend().breaker();
            return new Breaker(limits.enabled(), limits.failureRate(), limits.window(), limits.openSeconds(), now.state().code(),
                Objects.requireNonNullElse(now.since(), view.createdAt()), now.failureRate());
        }
    }

    static BackendResource of(BackendView view) {
        var now = view.backend().settings();
        var shown = BackendRequest.of(now);
        return new BackendResource(view.backend().id().value(), view.backend().botId().value(), now.name(), now.webhookUrl(),
            shown.headers(), now.timeout(), now.weight(), now.isFallback(), now.active(), now.payloadFormat(), now.model(),
            now.maxTokens(), now.parameters(), now.stream(), now.maxRetries(), now.retryBackoffMs(), now.maxConcurrency(),
            shown.signingSecret(), now.template(), now.replyPointer(), Breaker.of(view), view.health(), view.createdAt(), view.updatedAt());
    }
}
