package io.verbatim.channel.backend;

import io.verbatim.channel.observe.TraceContexts;
import io.verbatim.channel.vault.Secrets;
import io.verbatim.channel.vault.WebhookSignature;
import io.verbatim.shared.Facts;
import io.verbatim.shared.Ids;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** The headers of a call: the integration's own, opened, and those that every call has. */
@Component
final class CallHeaders {

    private static final String PRODUCT = "Verbatim/"
        + Optional.ofNullable(CallHeaders.class.getPackage().getImplementationVersion()).orElse("development");

    /** Names that an integration may give, in vain: what is sent is ours. In small letters. */
    static final Set<String> ALWAYS_OURS = Set.of("content-type", "user-agent");

    private final Secrets secrets;

    CallHeaders(Secrets secrets) {
        this.secrets = secrets;
    }

    Map<String, String> of(Call call, HttpFormat format, byte[] body, Instant at) {
        var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        var settings = call.settings();
        headers.put("Accept", settings.stream() ? "text/event-stream, application/json" : "application/json");
        headers.putAll(format.headers());
        settings.headers().forEach((name, secret) -> headers.put(name, secrets.open(secret)));
        headers.putAll(always(call));
        if (settings.signingSecret() != null) {
            headers.putAll(WebhookSignature.headers(secrets.open(settings.signingSecret()), question(call), at, body));
        }
        return headers;
    }

    /** Names what is asked for: the same for all attempts of a dispatch to one integration. */
    private static String question(Call call) {
        return Ids.derived("idem", call.attempt().dispatchId().value(), call.backend().id().value());
    }

    private static Map<String, String> always(Call call) {
        var attempt = call.attempt();
        var backend = call.backend();
        return Map.of(
            "Content-Type", "application/json",
            "User-Agent", PRODUCT,
            "X-Bot-ID", backend.botId().value(),
            "X-Integration-ID", backend.id().value(),
            "X-Conversation-ID", attempt.conversationId().value(),
            "X-Request-ID", attempt.attemptId().value(),
            "X-Attempt", String.valueOf(attempt.no()),
            "Idempotency-Key", question(call),
            Facts.TRACE, Objects.requireNonNullElseGet(TraceContexts.current(), () -> TraceParent.of(attempt.turnId(), attempt.attemptId())));
    }
}
