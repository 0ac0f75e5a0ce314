package io.verbatim.command.dispatch;

import io.verbatim.command.eventstore.AppendBatch;
import io.verbatim.command.eventstore.AppendHook;
import io.verbatim.shared.channel.ChannelId;
import io.verbatim.shared.conversation.ConversationEvent.AttemptFailed;
import io.verbatim.shared.conversation.ConversationEvent.AttemptOutcomeUnknown;
import io.verbatim.shared.conversation.ConversationEvent.AttemptStarted;
import io.verbatim.shared.conversation.ConversationEvent.AttemptSucceeded;
import io.verbatim.shared.conversation.ConversationEvent.DeliveryAttempted;
import io.verbatim.shared.conversation.ConversationEvent.DeliveryFailed;
import io.verbatim.shared.conversation.ConversationEvent.DeliveryOutcomeUnknown;
import io.verbatim.shared.conversation.ConversationEvent.DeliveryRequested;
import io.verbatim.shared.conversation.ConversationEvent.DeliveryStatusReceived;
import io.verbatim.shared.conversation.ConversationEvent.DeliverySucceeded;
import io.verbatim.shared.conversation.ConversationEvent.EffectFailed;
import io.verbatim.shared.conversation.ConversationEvent.EffectOutcomeUnknown;
import io.verbatim.shared.conversation.ConversationEvent.EffectRequested;
import io.verbatim.shared.conversation.ConversationEvent.EffectSucceeded;
import io.verbatim.shared.conversation.DeliveryId;
import java.time.Duration;
import org.axonframework.eventhandling.DomainEventMessage;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Keeps a list of the attempts, effects and deliveries without outcome, in the very transactions that start and end them, for whoever
 * must take them over.
 */
@Component
class WorkLedger implements AppendHook {

    static final String ATTEMPT = "attempt";
    static final String EFFECT = "effect";
    static final String DELIVERY = "delivery";

    @Override
    public void collect(DomainEventMessage<?> event, AppendBatch batch) {
        switch (event.getPayload()) {
            case AttemptStarted started -> batch.open(started.attemptId().value(), ATTEMPT, event.getAggregateIdentifier());
            case AttemptSucceeded answered -> batch.close(answered.attemptId().value());
            case AttemptFailed failed -> batch.close(failed.attemptId().value());
            case AttemptOutcomeUnknown lost -> batch.close(lost.attemptId().value());
            case EffectRequested asked -> batch.open(asked.effectId().value(), EFFECT, event.getAggregateIdentifier());
            case EffectSucceeded done -> batch.close(done.effectId().value());
            case EffectFailed failed -> batch.close(failed.effectId().value());
            case EffectOutcomeUnknown lost -> batch.close(lost.effectId().value());
            case DeliveryRequested asked when !asked.waits() ->
                batch.open(asked.deliveryId().value(), DELIVERY, of(event), asked.pin().channelId().value());
            case DeliveryAttempted tried -> postpone(tried.channelId(), tried.deliveryId(), tried.pauseMs(), event, batch);
            case DeliverySucceeded done -> end(done.channelId(), done.deliveryId(), done.next(), event, batch);
            case DeliveryFailed failed -> end(failed.channelId(), failed.deliveryId(), failed.next(), event, batch);
            case DeliveryOutcomeUnknown held when held.held() -> end(held.channelId(), held.deliveryId(), held.next(), event, batch);
            case DeliveryOutcomeUnknown lost -> postpone(lost.channelId(), lost.deliveryId(), lost.pauseMs(), event, batch);
            case DeliveryStatusReceived said when said.settles() -> postpone(said.channelId(), said.deliveryId(), 0L, event, batch);
            default -> { }
        }
    }

    private static void postpone(ChannelId channel, DeliveryId delivery, @Nullable Long pauseMs, DomainEventMessage<?> event,
                                 AppendBatch batch) {
        if (pauseMs != null) {
            batch.postpone(delivery.value(), DELIVERY, of(event), channel.value(), Duration.ofMillis(pauseMs));
        }
    }

    /** One delivery of a conversation at a time is work that somebody has. */
    private static void end(ChannelId channel, DeliveryId done, @Nullable DeliveryId next, DomainEventMessage<?> event, AppendBatch batch) {
        batch.close(done.value());
        if (next != null) {
            batch.open(next.value(), DELIVERY, of(event), channel.value());
        }
    }

    private static String of(DomainEventMessage<?> event) {
        return event.getAggregateIdentifier();
    }
}
