package io.verbatim.channel.effect;

import io.verbatim.shared.NodeName;
import io.verbatim.shared.Refused;
import io.verbatim.shared.conversation.ConversationCommand;
import io.verbatim.shared.conversation.ConversationCommand.RecordEffectFailed;
import io.verbatim.shared.conversation.ConversationCommand.RecordEffectSucceeded;
import io.verbatim.shared.conversation.ConversationCommand.RecordEffectUnknown;
import io.verbatim.shared.conversation.ConversationCommand.RecordNoticeEnded;
import io.verbatim.shared.conversation.ConversationEvent.EffectRequested;
import io.verbatim.shared.conversation.ConversationEvent.NoticeRequested;
import java.time.Duration;
import java.util.Optional;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.messaging.MetaData;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Tells the conversation how an effect ended; a store that is away is asked again until it is back. */
@Component
final class EffectRecorder {
    private static final Logger LOG = LoggerFactory.getLogger(EffectRecorder.class);
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    // About two minutes; then the outcome itself may be what cannot be stored.
    private static final int MOST_TRIES = 30;

    private final CommandGateway commands;
    private final NodeName node;

    EffectRecorder(CommandGateway commands, NodeName node) {
        this.commands = commands;
        this.node = node;
    }

    /** Blocks until it is recorded or refused, or this node stops. */
    void record(EffectRequested effect, Performed performed, Duration duration, MetaData metadata) {
        command(effect, performed, duration.toMillis()).ifPresent(command ->
            persistently(command, failed(effect, "unknown", "The outcome could not be recorded", 0), metadata));
    }

    /** The same for what nobody waits for. */
    void record(NoticeRequested notice, Performed performed, Duration duration, MetaData metadata) {
        ended(notice, performed, duration.toMillis()).ifPresent(command -> persistently(command, command, metadata));
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

    private void persistently(ConversationCommand outcome, ConversationCommand otherwise, MetaData metadata) {
        var command = outcome;
        var pause = SHORTEST_PAUSE;
        for (int tries = 1; !isTaken(command, metadata) && slept(pause); tries++) {
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
            command = tries < MOST_TRIES ? outcome : otherwise;
        }
    }

    private boolean isTaken(ConversationCommand command, MetaData metadata) {
        try {
            commands.sendAndWait(GenericCommandMessage.asCommandMessage(command).withMetaData(metadata));
            return true;
        } catch (Refused e) {
            LOG.warn("The outcome of an effect in {} was refused: {}", command.conversationId(), e.code());
            return true;
        } catch (RuntimeException e) {
            LOG.warn("The outcome of an effect in {} was not recorded; trying again: {}", command.conversationId(), e.getMessage());
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
