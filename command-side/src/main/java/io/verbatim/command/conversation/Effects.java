package io.verbatim.command.conversation;

import io.verbatim.command.flow.EffectResult;
import io.verbatim.shared.conversation.ConversationCommand.RecordEffectFailed;
import io.verbatim.shared.conversation.ConversationCommand.RecordEffectSucceeded;
import io.verbatim.shared.conversation.ConversationCommand.RecordEffectUnknown;
import io.verbatim.shared.conversation.ConversationEvent.EffectFailed;
import io.verbatim.shared.conversation.ConversationEvent.EffectOutcomeUnknown;
import io.verbatim.shared.conversation.ConversationEvent.EffectRequested;
import io.verbatim.shared.conversation.ConversationEvent.EffectSucceeded;
import io.verbatim.shared.conversation.ConversationId;
import io.verbatim.shared.conversation.TurnId;
import io.verbatim.shared.effect.Effect;
import io.verbatim.shared.effect.EffectId;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/** What becomes of effects. Whatever comes twice, or too late, changes nothing. */
final class Effects {
    /** How often an effect is begun at most: one that takes its node down with it must come to an end. */
    static final int MOST_STARTS = 3;
    private static final String UNKNOWN = "outcome_unknown";

    private final Turns turns;
    private final Chance chance;

    Effects(Turns turns, Chance chance) {
        this.turns = turns;
        this.chance = chance;
    }

    Story succeeded(Story story, RecordEffectSucceeded command) {
        waitingFor(story, command.effectId()).ifPresent(open -> {
            story.tell(new EffectSucceeded(command.conversationId(), running(story), open.id(), open.componentId(), command.outcome(),
                command.durationMs(), command.node(), open.sensitive()));
            turns.resumed(story, command.conversationId(), new EffectResult.Brought(command.outcome()));
        });
        return story;
    }

    Story failed(Story story, RecordEffectFailed command) {
        waitingFor(story, command.effectId()).ifPresent(open -> {
            story.tell(new EffectFailed(command.conversationId(), running(story), open.id(), open.componentId(), command.reason(),
                command.detail(), command.durationMs(), command.node()));
            turns.resumed(story, command.conversationId(), new EffectResult.Failed(command.reason()));
        });
        return story;
    }

    Story lost(Story story, RecordEffectUnknown command) {
        waitingFor(story, command.effectId()).ifPresent(open -> {
            lose(story, command.conversationId(), open);
            if (open.effect() instanceof Effect.Pause || open.no() < MOST_STARTS && open.effect().mayBeRepeated()) {
                story.tell(again(story, command, open));
            } else {
                turns.resumed(story, command.conversationId(), new EffectResult.Failed(UNKNOWN));
            }
        });
        return story;
    }

    /** Nobody waits for the open effect any more. */
    void abandon(Story story, ConversationId conversation) {
        Optional.ofNullable(story.session().effect()).ifPresent(open -> lose(story, conversation, open));
    }

    private EffectRequested again(Story story, RecordEffectUnknown command, OpenEffect open) {
        return new EffectRequested(command.conversationId(), running(story), chance.effect(), open.componentId(), open.no() + 1,
            story.session().pin(), rest(open.effect(), command.age()), open.sensitive());
    }

    /** Time has passed even if nobody watched it. */
    private static Effect rest(Effect effect, Duration age) {
        return effect instanceof Effect.Pause pause ? new Effect.Pause(Math.max(0, pause.delayMs() - age.toMillis())) : effect;
    }

    private static void lose(Story story, ConversationId conversation, OpenEffect open) {
        story.tell(new EffectOutcomeUnknown(conversation, running(story), open.id(), open.componentId()));
    }

    private static Optional<OpenEffect> waitingFor(Story story, EffectId effect) {
        return story.hasSession() ? Optional.ofNullable(story.session().effect()).filter(open -> open.id().equals(effect))
            : Optional.empty();
    }

    private static TurnId running(Story story) {
        return Objects.requireNonNull(story.session().running(), "An effect belongs to a turn");
    }
}
