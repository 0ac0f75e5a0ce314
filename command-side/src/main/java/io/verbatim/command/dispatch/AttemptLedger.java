package io.verbatim.command.dispatch;

import io.verbatim.command.eventstore.AppendBatch;
import io.verbatim.command.eventstore.AppendHook;
import io.verbatim.shared.conversation.ConversationEvent.AttemptFailed;
import io.verbatim.shared.conversation.ConversationEvent.AttemptOutcomeUnknown;
import io.verbatim.shared.conversation.ConversationEvent.AttemptStarted;
import io.verbatim.shared.conversation.ConversationEvent.AttemptSucceeded;
import org.axonframework.eventhandling.DomainEventMessage;
import org.springframework.stereotype.Component;

/** Keeps a list of the attempts without outcome, in the very transactions that start and end them, for whoever must take them over. */
@Component
class AttemptLedger implements AppendHook {

    /** What this work is called in the table. */
    static final String KIND = "attempt";

    @Override
    public void collect(DomainEventMessage<?> event, AppendBatch batch) {
        switch (event.getPayload()) {
            case AttemptStarted started -> batch.open(started.attemptId().value(), KIND, event.getAggregateIdentifier());
            case AttemptSucceeded answered -> batch.close(answered.attemptId().value());
            case AttemptFailed failed -> batch.close(failed.attemptId().value());
            case AttemptOutcomeUnknown lost -> batch.close(lost.attemptId().value());
            default -> { }
        }
    }
}
