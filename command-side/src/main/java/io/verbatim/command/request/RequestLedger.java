package io.verbatim.command.request;

import io.verbatim.command.eventstore.AppendBatch;
import io.verbatim.command.eventstore.AppendHook;
import io.verbatim.shared.Facts;
import io.verbatim.shared.conversation.ConversationEvent;
import io.verbatim.shared.conversation.ConversationEvent.OperatorActed;
import io.verbatim.shared.conversation.ConversationEvent.SessionStarted;
import io.verbatim.shared.conversation.ConversationEvent.UserMessageReceived;
import io.verbatim.shared.conversation.ConversationEvent.UserMessageRevised;
import org.axonframework.eventhandling.DomainEventMessage;
import org.springframework.stereotype.Component;

/** Lets the events by which a request is accepted claim its key, in the transaction that stores them. */
@Component
class RequestLedger implements AppendHook {

    @Override
    public void collect(DomainEventMessage<?> event, AppendBatch batch) {
        switch (event.getPayload()) {
            case SessionStarted started -> claim(event, started, batch);
            case UserMessageReceived said -> claim(event, said, batch);
            case OperatorActed acted -> claim(event, acted, batch);
            case UserMessageRevised revised -> claim(event, revised, batch);
            default -> { }
        }
    }

    private static void claim(DomainEventMessage<?> event, ConversationEvent accepted, AppendBatch batch) {
        var metadata = event.getMetaData();
        if (metadata.get(Facts.REQUEST) instanceof String key && metadata.get(Facts.REQUEST_FINGERPRINT) instanceof String fingerprint) {
            batch.claim(key, fingerprint, accepted.conversationId().value(), accepted.turnId().value());
        }
    }
}
