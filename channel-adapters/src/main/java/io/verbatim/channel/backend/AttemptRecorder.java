package io.verbatim.channel.backend;

import io.verbatim.channel.work.Recording;
import io.verbatim.shared.NodeName;
import io.verbatim.shared.conversation.CallFacts;
import io.verbatim.shared.conversation.ConversationCommand;
import io.verbatim.shared.conversation.ConversationCommand.RecordAttemptFailed;
import io.verbatim.shared.conversation.ConversationCommand.RecordAttemptSucceeded;
import io.verbatim.shared.conversation.ConversationCommand.RecordAttemptUnknown;
import io.verbatim.shared.conversation.ConversationEvent.AttemptStarted;
import java.time.Duration;
import java.util.Optional;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells the conversation how an attempt ended: a reply that was paid for should not be lost to a restart of the database. */
@Component
final class AttemptRecorder {

    private final Recording recording;
    private final NodeName node;

    AttemptRecorder(Recording recording, NodeName node) {
        this.recording = recording;
        this.node = node;
    }

    /** Blocks until it is recorded or refused, or this node stops. */
    void record(AttemptStarted attempt, Outcome outcome, Duration latency, MetaData metadata) {
        command(attempt, outcome, latency.toMillis())
            .ifPresent(command -> recording.record(attempt.attemptId(), command, unknown(attempt), metadata));
    }

    private Optional<ConversationCommand> command(AttemptStarted attempt, Outcome outcome, long latency) {
        return switch (outcome) {
            case Outcome.Answered(var reply, var status) -> Optional.of(
                new RecordAttemptSucceeded(attempt.conversationId(), attempt.turnId(), attempt.attemptId(), reply, facts(latency, status)));
            case Outcome.Failed(var failure) -> Optional.of(
                new RecordAttemptFailed(attempt.conversationId(), attempt.attemptId(), failure, facts(latency, failure.status())));
            case Outcome.Lost() -> Optional.of(unknown(attempt));
            case Outcome.Abandoned() -> Optional.empty();
        };
    }

    private CallFacts facts(long latency, @Nullable Integer status) {
        return new CallFacts(latency, status, node.value());
    }

    private static ConversationCommand unknown(AttemptStarted attempt) {
        return new RecordAttemptUnknown(attempt.conversationId(), attempt.attemptId());
    }
}
