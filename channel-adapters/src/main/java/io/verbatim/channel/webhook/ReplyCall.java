package io.verbatim.channel.webhook;

import io.verbatim.channel.delivery.Delivery;
import io.verbatim.channel.delivery.Part;
import io.verbatim.channel.delivery.Sent;
import io.verbatim.channel.egress.Egress;
import io.verbatim.channel.egress.EgressAnswer;
import io.verbatim.channel.egress.EgressFailure;
import io.verbatim.channel.egress.EgressRequest;
import io.verbatim.channel.egress.RetryAfter;
import io.verbatim.channel.management.KeptSecrets;
import io.verbatim.channel.observe.TraceContexts;
import io.verbatim.channel.vault.Secrets;
import io.verbatim.channel.vault.WebhookSignature;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Calls the customer's URL, and says what its answer means. */
@Component
class ReplyCall {
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    // Nobody reads it.
    private static final int LARGEST_ANSWER = 64 * 1024;

    private final Egress egress;
    private final Secrets secrets;
    private final Clock clock;

    ReplyCall(Egress egress, Secrets secrets, Clock clock) {
        this.egress = egress;
        this.secrets = secrets;
        this.clock = clock;
    }

    Sent post(Delivery delivery, Part part, String contentType, byte[] body) {
        var config = delivery.channel().settings().config();
        var url = Dialect.in(config) == Dialect.FORM ? delivery.config("reply_url") : delivery.config("webhook_url");
        var headers = headers(config, part, body);
        headers.put("Content-Type", contentType);
        return switch (egress.call(new EgressRequest("POST", url, headers, body, PATIENCE, LARGEST_ANSWER))) {
            case EgressAnswer answer -> meaning(answer, clock.instant());
            case EgressFailure failure -> meaning(failure);
        };
    }

    private Map<String, String> headers(Map<String, Object> config, Part part, byte[] body) {
        var at = clock.instant();
        var headers = new HashMap<>(Map.of("webhook-id", part.id(), "webhook-timestamp", String.valueOf(at.getEpochSecond())));
        headers.putAll(TraceContexts.header());
        if (WebhookConfig.isOn(config, "sign_replies")) {
            KeptSecrets.of(config, WebhookKind.SIGNING_SECRET)
                .ifPresent(secret -> headers.putAll(WebhookSignature.headers(secrets.open(secret), part.id(), at, body)));
        }
        return headers;
    }

    static Sent meaning(EgressAnswer answer, Instant now) {
        if (answer.isSuccess()) {
            return new Sent.Accepted(null, answer.status());
        }
        return answer.status() == 410 ? new Sent.ChannelDead("gone", 410)
            : new Sent.Retry("http_" + answer.status(), RetryAfter.of(answer, now).orElse(null), answer.status());
    }

    /** What the receiver may have taken in is not known to have failed. */
    static Sent meaning(EgressFailure failure) {
        int status = failure.status() == null ? 0 : failure.status();
        var reason = failure.kind().name().toLowerCase(Locale.ROOT);
        return switch (failure.kind()) {
            case TOO_LARGE, BROKEN, INVALID_ANSWER -> status / 100 == 2 ? new Sent.Accepted(null, status)
                : status == 0 ? new Sent.Unknown(reason) : new Sent.Retry(reason, null, status);
            case TIMEOUT, LOST, ABANDONED, UNFORESEEN -> new Sent.Unknown(reason);
            case CONNECT, TLS, DNS, REDIRECT -> new Sent.Retry(reason, null, status);
            case BLOCKED_ADDRESS, INVALID_REQUEST -> new Sent.Failed(reason, status);
        };
    }
}
