package io.verbatim.command.dispatch;

import io.verbatim.command.eventstore.AppendBatch;
import io.verbatim.command.eventstore.AppendHook;
import io.verbatim.shared.conversation.ConversationEvent.AttemptFailed;
import io.verbatim.shared.conversation.ConversationEvent.AttemptOutcomeUnknown;
import io.verbatim.shared.conversation.ConversationEvent.AttemptStarted;
import io.verbatim.shared.conversation.ConversationEvent.AttemptSucceeded;
import io.verbatim.shared.conversation.ConversationEvent.EffectFailed;
import io.verbatim.shared.conversation.ConversationEvent.EffectOutcomeUnknown;
import io.verbatim.shared.conversation.ConversationEvent.EffectRequested;
import io.verbatim.shared.conversation.ConversationEvent.EffectSucceeded;
import org.axonframework.eventhandling.DomainEventMessage;
import org.springframework.stereotype.Component;

/**
 * Keeps a list of the attempts and effects without outcome, in the very transactions that start and end them, for whoever must take them
 * over.
 */
@Component
class WorkLedger implements AppendHook {

    static final String ATTEMPT = "attempt";
    static final String EFFECT = "effect";

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
            default -> { }
        }
    }
}
