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
    void record(AttemptStarted attempt, Outcome outcome, Stopwatch watch, MetaData metadata) {
        command(attempt, outcome, watch)
            .ifPresent(command -> recording.record(attempt.attemptId(), command, unknown(attempt), metadata));
    }

    private Optional<ConversationCommand> command(AttemptStarted attempt, Outcome outcome, Stopwatch watch) {
        return switch (outcome) {
            case Outcome.Answered(var reply, var status) -> Optional.of(
                new RecordAttemptSucceeded(attempt.conversationId(), attempt.turnId(), attempt.attemptId(), reply, facts(watch, status)));
            case Outcome.Failed(var failure) -> Optional.of(
                new RecordAttemptFailed(attempt.conversationId(), attempt.attemptId(), failure, facts(watch, failure.status())));
            case Outcome.Lost() -> Optional.of(unknown(attempt));
            case Outcome.Abandoned() -> Optional.empty();
        };
    }

    private CallFacts facts(Stopwatch watch, @Nullable Integer status) {
        // Before the whole is taken, so that it cannot be more: a stream that was cut off may say a last word meanwhile.
        var firstText = watch.firstText().map(Duration::toMillis).orElse(null);
        return new CallFacts(watch.passed().toMillis(), status, node.value(), firstText);
    }

    private static ConversationCommand unknown(AttemptStarted attempt) {
        return new RecordAttemptUnknown(attempt.conversationId(), attempt.attemptId());
    }
}
