package io.verbatim.channel.backend;

import io.verbatim.shared.NodeName;
import io.verbatim.shared.Refused;
import io.verbatim.shared.conversation.CallFacts;
import io.verbatim.shared.conversation.ConversationCommand;
import io.verbatim.shared.conversation.ConversationCommand.RecordAttemptFailed;
import io.verbatim.shared.conversation.ConversationCommand.RecordAttemptSucceeded;
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
 * Tells the conversation how an attempt ended. A store that is away is asked again for a while: a reply that was paid for should not be
 * lost to a restart of the database.
 */
@Component
final class AttemptRecorder {

    private static final Logger LOG = LoggerFactory.getLogger(AttemptRecorder.class);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final CommandGateway commands;
    private final NodeName node;
    private final AttemptSettings settings;

    AttemptRecorder(CommandGateway commands, NodeName node, AttemptSettings settings) {
        this.commands = commands;
        this.node = node;
        this.settings = settings;
    }

    /** Blocks until it is recorded, refused, or the patience is over. */
    void record(AttemptStarted attempt, Outcome outcome, Duration latency, MetaData metadata) {
        command(attempt, outcome, latency.toMillis()).ifPresent(command -> persistently(attempt, command, metadata));
    }

    private Optional<ConversationCommand> command(AttemptStarted attempt, Outcome outcome, long latency) {
        return switch (outcome) {
            case Outcome.Answered(var reply, var status) -> Optional.of(
                new RecordAttemptSucceeded(attempt.conversationId(), attempt.turnId(), attempt.attemptId(), reply, facts(latency, status)));
            case Outcome.Failed(var failure) -> Optional.of(
                new RecordAttemptFailed(attempt.conversationId(), attempt.attemptId(), failure, facts(latency, failure.status())));
            case Outcome.Abandoned() -> Optional.empty();
        };
    }

    private CallFacts facts(long latency, @Nullable Integer status) {
        return new CallFacts(latency, status, node.value());
    }

    private void persistently(AttemptStarted attempt, ConversationCommand command, MetaData metadata) {
        var patience = Deadline.in(settings.persistence());
        var pause = Duration.ofMillis(100);
        while (!isTaken(attempt, command, metadata, patience) && slept(pause)) {
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
        }
    }

    private boolean isTaken(AttemptStarted attempt, ConversationCommand command, MetaData metadata, Deadline patience) {
        try {
            commands.sendAndWait(GenericCommandMessage.asCommandMessage(command).withMetaData(metadata));
            return true;
        } catch (Refused e) {
            LOG.warn("The outcome of {} in {} was refused: {}", attempt.attemptId(), attempt.conversationId(), e.code());
            return true;
        } catch (RuntimeException e) {
            boolean over = patience.left().isNegative();
            LOG.warn("The outcome of {} in {} was not recorded; {}", attempt.attemptId(), attempt.conversationId(),
                over ? "it will be closed as unknown" : "trying again", e);
            return over;
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
