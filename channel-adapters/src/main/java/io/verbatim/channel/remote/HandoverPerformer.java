package io.verbatim.channel.remote;

import io.verbatim.channel.effect.EffectPerformer;
import io.verbatim.channel.effect.Performed;
import io.verbatim.channel.egress.EgressAnswer;
import io.verbatim.channel.egress.EgressFailure;
import io.verbatim.shared.conversation.ConversationEvent.EffectRequested;
import io.verbatim.shared.effect.Effect;
import io.verbatim.shared.effect.Outcome;
import java.time.Clock;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Hands conversations to people: the event {@code offload} of the bot's webhook. */
@Component
final class HandoverPerformer implements EffectPerformer<Effect.HandOver> {
    private final HandoverWebhook webhook;
    private final Clock clock;

    HandoverPerformer(HandoverWebhook webhook, Clock clock) {
        this.webhook = webhook;
        this.clock = clock;
    }

    @Override
    public Class<Effect.HandOver> kind() {
        return Effect.HandOver.class;
    }

    @Override
    public Performed perform(Effect.HandOver handover, EffectRequested request) {
        try {
            var event = OffloadEvent.of(handover, request, clock.instant());
            return switch (webhook.post(handover.url(), handover.verifyToken(), request.pin().workspaceId(), event)) {
                case EgressAnswer answer when answer.isSuccess() -> read(HandoverWebhook.json(answer));
                case EgressAnswer answer -> new Performed.Failed("http_" + answer.status(),
                    "The webhook answered with status %d".formatted(answer.status()));
                case EgressFailure failure -> Failed.by(failure);
            };
        } catch (MissingSecret e) {
            return new Performed.Failed("secret_missing", String.valueOf(e.getMessage()));
        }
    }

    private static Performed read(JsonNode answer) {
        return answer.path("offloadSuccess").asBoolean(false)
            ? new Performed.Done(new Outcome.HandedOver(answer.path("pauseBot").asBoolean(true)))
            : new Performed.Failed("handover_refused", "The webhook did not answer with offloadSuccess");
    }
}
