package io.verbatim.channel.management;

import io.verbatim.shared.backend.BackendView;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An integration as a caller sees it, with how it has been doing; its secrets are masked. */
record BackendResource(String id, String botId, @Nullable String name, @Nullable String webhookUrl, @Nullable Map<String, ?> headers,
                       int timeout, int weight, boolean isFallback, boolean active, String payloadFormat, @Nullable String model,
                       @Nullable Integer maxTokens, Map<String, Object> parameters, boolean stream, int maxRetries, int retryBackoffMs,
                       int maxConcurrency, @Nullable String signingSecret, @Nullable Object template, @Nullable String replyPointer,
                       Breaker breaker, BackendView.Health health, Instant createdAt, Instant updatedAt) {

    /** When it is left alone, and whether it is now. */
    record Breaker(boolean enabled, int failureRate, int window, int openSeconds, String state) { }

    static BackendResource of(BackendView view) {
        var now = view.backend().settings();
        var shown = BackendRequest.of(now);
        return new BackendResource(view.backend().id().value(), view.backend().botId().value(), now.name(), now.webhookUrl(),
            shown.headers(), now.timeout(), now.weight(), now.isFallback(), now.active(), now.payloadFormat(), now.model(),
            now.maxTokens(), now.parameters(), now.stream(), now.maxRetries(), now.retryBackoffMs(), now.maxConcurrency(),
            shown.signingSecret(), now.template(), now.replyPointer(), new Breaker(now.breaker().enabled(), now.breaker().failureRate(),
            now.breaker().window(), now.breaker().openSeconds(), "closed"), view.health(), view.createdAt(), view.updatedAt());
    }
}
