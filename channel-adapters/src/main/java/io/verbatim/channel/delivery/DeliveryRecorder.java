package io.verbatim.channel.delivery;

import io.verbatim.shared.Refused;
import io.verbatim.shared.conversation.ConversationCommand;
import io.verbatim.shared.conversation.ConversationCommand.BeginDelivery;
import io.verbatim.shared.conversation.ConversationCommand.RecordDelivery;
import io.verbatim.shared.conversation.DueDelivery;
import io.verbatim.shared.conversation.SendOutcome;
import java.time.Duration;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Tells the conversation how its deliveries go; a store that is away is asked again until it is back. */
@Component
class DeliveryRecorder {
    private static final Logger LOG = LoggerFactory.getLogger(DeliveryRecorder.class);
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    // About two minutes; then the outcome itself may be what cannot be stored.
    private static final int MOST_TRIES = 30;
    private static final SendOutcome OTHERWISE = new SendOutcome.Doubtful("not_recorded", 1000);

    private final CommandGateway commands;

    DeliveryRecorder(CommandGateway commands) {
        this.commands = commands;
    }

    /** Whether the attempt is on record as begun, by this call and no other. */
    boolean begin(DueDelivery due, MetaData metadata) {
        var outgoing = due.outgoing();
        return Boolean.TRUE.equals(
            this.<Boolean>send(new BeginDelivery(outgoing.conversationId(), outgoing.deliveryId(), due.attempt()), metadata));
    }

    /** Blocks until it is recorded or refused, or this node stops; answers what is due next in the conversation. */
    @Nullable DueDelivery record(RecordDelivery outcome, MetaData metadata) {
        var pause = SHORTEST_PAUSE;
        for (int tries = 1; ; tries++) {
            try {
                return send(tries <= MOST_TRIES ? outcome : otherwise(outcome), metadata);
            } catch (Refused e) {
                LOG.warn("The outcome of {} was refused: {}", outcome.deliveryId(), e.code());
                return null;
            } catch (RuntimeException e) {
                LOG.warn("The outcome of {} was not recorded; trying again: {}", outcome.deliveryId(), e.getMessage());
            }
            if (!slept(pause)) {
                return null;
            }
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
        }
    }

    <R> @Nullable R send(ConversationCommand command, MetaData metadata) {
        return commands.sendAndWait(GenericCommandMessage.asCommandMessage(command).withMetaData(metadata));
    }

    private static RecordDelivery otherwise(RecordDelivery command) {
        return new RecordDelivery(command.conversationId(), command.deliveryId(), command.part(), command.attempt(), OTHERWISE,
            command.call());
    }

    private static boolean slept(Duration pause) {
        try {
            Thread.sleep(pause);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
