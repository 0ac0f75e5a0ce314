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

/** Tells people what is said: the event {@code messages} of the bot's webhook. */
@Component
final class NoticePerformer implements EffectPerformer<Effect.TellPeople> {
    private final HandoverWebhook webhook;
    private final Clock clock;

    NoticePerformer(HandoverWebhook webhook, Clock clock) {
        this.webhook = webhook;
        this.clock = clock;
    }

    @Override
    public Class<Effect.TellPeople> kind() {
        return Effect.TellPeople.class;
    }

    @Override
    public Performed perform(Effect.TellPeople notice, EffectRequested request) {
        try {
            var event = MessagesEvent.of(notice, request, clock.instant());
            return switch (webhook.post(notice.url(), notice.verifyToken(), request.pin().workspaceId(), event)) {
                case EgressAnswer answer when answer.isSuccess() -> new Performed.Done(new Outcome.Sent());
                case EgressAnswer answer -> new Performed.Failed("http_" + answer.status(),
                    "The webhook answered with status %d".formatted(answer.status()));
                case EgressFailure failure -> Failed.by(failure);
            };
        } catch (MissingSecret e) {
            return new Performed.Failed("secret_missing", String.valueOf(e.getMessage()));
        }
    }
}
