package io.verbatim.channel.work;

import io.verbatim.shared.Refused;
import io.verbatim.shared.conversation.ConversationCommand;
import java.time.Duration;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Tells conversations how work ended. A store that is away is asked again until it is back: as long as this node lives its work is its own,
 * and nobody else will end it.
 */
@Component
public class Recording {
    private static final Logger LOG = LoggerFactory.getLogger(Recording.class);
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    // About two minutes; then the outcome itself may be what cannot be stored.
    private static final int MOST_TRIES = 30;

    private final CommandGateway commands;

    /** @param commands whose conversations are told */
    public Recording(CommandGateway commands) {
        this.commands = commands;
    }

    /**
     * Blocks until the outcome is recorded or refused, or this node stops.
     *
     * @param work whose outcome it is, for the log
     * @param otherwise is recorded where the outcome cannot be
     * @return what the conversation answers; null if it refused, or this node stops
     */
    public <R> @Nullable R record(Object work, ConversationCommand outcome, ConversationCommand otherwise, MetaData metadata) {
        var pause = SHORTEST_PAUSE;
        for (int tries = 1; ; tries++) {
            try {
                return send(tries <= MOST_TRIES ? outcome : otherwise, metadata);
            } catch (Refused e) {
                LOG.warn("The outcome of {} in {} was refused: {}", work, outcome.conversationId(), e.code());
                return null;
            } catch (RuntimeException e) {
                LOG.warn("The outcome of {} in {} was not recorded; trying again: {}", work, outcome.conversationId(), e.getMessage());
            }
            if (!slept(pause)) {
                return null;
            }
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
        }
    }

    /** Sends a command once and waits for what the conversation answers. */
    public <R> @Nullable R send(ConversationCommand command, MetaData metadata) {
        return commands.sendAndWait(GenericCommandMessage.asCommandMessage(command).withMetaData(metadata));
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
