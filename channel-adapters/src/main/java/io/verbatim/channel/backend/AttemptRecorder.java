package io.verbatim.channel.backend;

import io.verbatim.shared.NodeName;
import io.verbatim.shared.Refused;
import io.verbatim.shared.conversation.CallFacts;
import io.verbatim.shared.conversation.ConversationCommand;
import io.verbatim.shared.conversation.ConversationCommand.RecordAttemptFailed;
import io.verbatim.shared.conversation.ConversationCommand.RecordAttemptSucceeded;
import io.verbatim.shared.conversation.ConversationCommand.RecordAttemptUnknown;
import io.verbatim.shared.conversation.ConversationEvent.AttemptStarted;
import java.time.Duration;
import java.util.Optional;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Tells the conversation how an attempt ended. A store that is away is asked again until it is back: a reply that was paid for should not
 * be lost to a restart of the database.
 */
@Component
final class AttemptRecorder {

    private static final Logger LOG = LoggerFactory.getLogger(AttemptRecorder.class);
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    // About two minutes; then the outcome itself may be what cannot be stored.
    private static final int MOST_TRIES = 30;

    private final CommandGateway commands;
    private final NodeName node;

    AttemptRecorder(CommandGateway commands, NodeName node) {
        this.commands = commands;
        this.node = node;
    }

    /** Blocks until it is recorded or refused, or this node stops. */
    void record(AttemptStarted attempt, Outcome outcome, Duration latency, MetaData metadata) {
        command(attempt, outcome, latency.toMillis()).ifPresent(command -> persistently(attempt, command, metadata));
    }

    private Optional<ConversationCommand> command(AttemptStarted attempt, Outcome outcome, long latency) {
        return switch (outcome) {
            case Outcome.Answered(var reply, var status) -> Optional.of(
                new RecordAttemptSucceeded(attempt.conversationId(), attempt.turnId(), attempt.attemptId(), reply, facts(latency, status)));
            case Outcome.Failed(var failure) -> Optional.of(
                new RecordAttemptFailed(attempt.conversationId(), attempt.attemptId(), failure, facts(latency, failure.status())));
            case Outcome.Lost() -> Optional.of(new RecordAttemptUnknown(attempt.conversationId(), attempt.attemptId()));
            case Outcome.Abandoned() -> Optional.empty();
        };
    }

    private CallFacts facts(long latency, @Nullable Integer status) {
        return new CallFacts(latency, status, node.value());
    }

    /** As long as this node lives its attempts are its own: nobody else will end them. */
    private void persistently(AttemptStarted attempt, ConversationCommand outcome, MetaData metadata) {
        var command = outcome;
        var pause = SHORTEST_PAUSE;
        for (int tries = 1; !isTaken(attempt, command, metadata) && slept(pause); tries++) {
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
            command = tries < MOST_TRIES ? outcome : new RecordAttemptUnknown(attempt.conversationId(), attempt.attemptId());
        }
    }

    private boolean isTaken(AttemptStarted attempt, ConversationCommand command, MetaData metadata) {
        try {
            commands.sendAndWait(GenericCommandMessage.asCommandMessage(command).withMetaData(metadata));
            return true;
        } catch (Refused e) {
            LOG.warn("The outcome of {} in {} was refused: {}", attempt.attemptId(), attempt.conversationId(), e.code());
            return true;
        } catch (RuntimeException e) {
            LOG.warn("The outcome of {} in {} was not recorded; trying again: {}", attempt.attemptId(), attempt.conversationId(),
                e.getMessage());
            return false;
        }
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
