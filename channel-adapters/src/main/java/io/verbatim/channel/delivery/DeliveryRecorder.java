package io.verbatim.channel.delivery;

import io.verbatim.channel.work.Recording;
import io.verbatim.shared.conversation.ConversationCommand;
import io.verbatim.shared.conversation.ConversationCommand.BeginDelivery;
import io.verbatim.shared.conversation.ConversationCommand.RecordDelivery;
import io.verbatim.shared.conversation.DueDelivery;
import io.verbatim.shared.conversation.SendOutcome;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells the conversation how its deliveries go. */
@Component
class DeliveryRecorder {
    private static final SendOutcome OTHERWISE = new SendOutcome.Doubtful("not_recorded", 1000);

    private final Recording recording;

    DeliveryRecorder(Recording recording) {
        this.recording = recording;
    }

    /** Whether the attempt is on record as begun, by this call and no other. */
    boolean begin(DueDelivery due, MetaData metadata) {
        var outgoing = due.outgoing();
        return Boolean.TRUE.equals(
            this.<Boolean>send(new BeginDelivery(outgoing.conversationId(), outgoing.deliveryId(), due.attempt()), metadata));
    }

    /** Blocks until it is recorded or refused, or this node stops; answers what is due next in the conversation. */
    @Nullable DueDelivery record(RecordDelivery outcome, MetaData metadata) {
        return recording.record(outcome.deliveryId(), outcome, otherwise(outcome), metadata);
    }

    <R> @Nullable R send(ConversationCommand command, MetaData metadata) {
        return recording.send(command, metadata);
    }

    private static RecordDelivery otherwise(RecordDelivery command) {
        return new RecordDelivery(command.conversationId(), command.deliveryId(), command.part(), command.attempt(), OTHERWISE,
            command.call(), command.note());
    }
}
