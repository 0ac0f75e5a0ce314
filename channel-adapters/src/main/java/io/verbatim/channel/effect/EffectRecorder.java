package io.verbatim.channel.effect;

import io.verbatim.channel.work.Recording;
import io.verbatim.shared.NodeName;
import io.verbatim.shared.conversation.ConversationCommand;
import io.verbatim.shared.conversation.ConversationCommand.RecordEffectFailed;
import io.verbatim.shared.conversation.ConversationCommand.RecordEffectSucceeded;
import io.verbatim.shared.conversation.ConversationCommand.RecordEffectUnknown;
import io.verbatim.shared.conversation.ConversationCommand.RecordNoticeEnded;
import io.verbatim.shared.conversation.ConversationEvent.EffectRequested;
import io.verbatim.shared.conversation.ConversationEvent.NoticeRequested;
import java.time.Duration;
import java.util.Optional;
import org.axonframework.messaging.MetaData;
import org.springframework.stereotype.Component;

/** Tells the conversation how an effect ended. */
@Component
final class EffectRecorder {
    private final Recording recording;
    private final NodeName node;

    EffectRecorder(Recording recording, NodeName node) {
        this.recording = recording;
        this.node = node;
    }

    /** Blocks until it is recorded or refused, or this node stops. */
    void record(EffectRequested effect, Performed performed, Duration duration, MetaData metadata) {
        command(effect, performed, duration.toMillis()).ifPresent(command ->
            recording.record(effect.effectId(), command, failed(effect, "unknown", "The outcome could not be recorded", 0), metadata));
    }

    /** The same for what nobody waits for. */
    void record(NoticeRequested notice, Performed performed, Duration duration, MetaData metadata) {
        ended(notice, performed, duration.toMillis())
            .ifPresent(command -> recording.record(notice.effectId(), command, command, metadata));
    }

    private static Optional<ConversationCommand> ended(NoticeRequested notice, Performed performed, long durationMs) {
        return switch (performed) {
            case Performed.Done done -> Optional.of(
                new RecordNoticeEnded(notice.conversationId(), notice.turnId(), notice.effectId(), null, null, durationMs));
            case Performed.Failed(var reason, var detail) -> Optional.of(
                new RecordNoticeEnded(notice.conversationId(), notice.turnId(), notice.effectId(), reason, detail, durationMs));
            case Performed.Lost _, Performed.Abandoned _ -> Optional.empty();
        };
    }

    private Optional<ConversationCommand> command(EffectRequested effect, Performed performed, long durationMs) {
        return switch (performed) {
            case Performed.Done(var outcome) -> Optional.of(
                new RecordEffectSucceeded(effect.conversationId(), effect.effectId(), outcome, durationMs, node.value()));
            case Performed.Failed(var reason, var detail) -> Optional.of(failed(effect, reason, detail, durationMs));
            case Performed.Lost() -> Optional.of(
                new RecordEffectUnknown(effect.conversationId(), effect.effectId(), Duration.ofMillis(durationMs)));
            case Performed.Abandoned() -> Optional.empty();
        };
    }

    private RecordEffectFailed failed(EffectRequested effect, String reason, String detail, long durationMs) {
        return new RecordEffectFailed(effect.conversationId(), effect.effectId(), reason, detail, durationMs, node.value());
    }
}
