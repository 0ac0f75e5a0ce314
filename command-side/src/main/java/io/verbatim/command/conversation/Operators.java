package io.verbatim.command.conversation;

import io.verbatim.command.flow.OperatorData;
import io.verbatim.shared.Refused;
import io.verbatim.shared.Refused.Fault;
import io.verbatim.shared.conversation.Actions;
import io.verbatim.shared.conversation.ConversationCommand.Act;
import io.verbatim.shared.conversation.ConversationEvent.BotMessageSaid;
import io.verbatim.shared.conversation.ConversationEvent.BotPaused;
import io.verbatim.shared.conversation.ConversationEvent.BotResumed;
import io.verbatim.shared.conversation.ConversationEvent.FlowMoved;
import io.verbatim.shared.conversation.ConversationEvent.OperatorActed;
import io.verbatim.shared.conversation.ConversationEvent.SessionDataSet;
import io.verbatim.shared.conversation.ConversationEvent.TurnCompleted;
import io.verbatim.shared.conversation.SessionData;
import io.verbatim.shared.conversation.TurnId;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of an operator's actions. Silence, data, words and the end take effect at once, beside a turn that runs; sending the flow
 * elsewhere takes such a turn's place. What is not acceptable refuses all of it.
 */
final class Operators {

    private static final String NOWHERE = "start";

    private final Turns turns;
    private final Attempts attempts;
    private final Effects effects;

    Operators(Turns turns, Attempts attempts, Effects effects) {
        this.turns = turns;
        this.attempts = attempts;
        this.effects = effects;
    }

    Story act(Story story, Act command) {
        var before = story.session().running();
        boolean wasPaused = story.session().paused();
        story.tell(new OperatorActed(command.conversationId(), command.turnId(), command.actions().names()));
        pause(story, command);
        setData(story, command);
        boolean flowRuns = before == null && wasPaused && !story.session().paused() || command.actions().goTo() != null;
        if (flowRuns) {
            run(story, command, before);
        }
        say(story, command);
        if (!flowRuns) {
            complete(story, command, before);
        }
        end(story, command);
        return story;
    }

    SessionData lookUp(Story story) {
        return turns.shown(story);
    }

    private static void pause(Story story, Act command) {
        var pause = command.actions().pause();
        if (pause != null && pause != story.session().paused()) {
            story.tell(pause ? new BotPaused(command.conversationId(), command.turnId(), at(story))
                : new BotResumed(command.conversationId(), command.turnId()));
        }
    }

    private void setData(Story story, Act command) {
        if (command.actions().clear()) {
            tell(story, command, turns.cleared(story));
        }
        if (command.actions().data() != null) {
            tell(story, command, turns.data(story, command, command.actions().data()));
        }
    }

    private static void tell(Story story, Act command, OperatorData data) {
        story.tell(new SessionDataSet(command.conversationId(), command.turnId(), data.changed(), data.removedKeys(), data.sensitive()));
    }

    /** Where it is sent; without that, the bot has the word again where it was silenced. */
    private void run(Story story, Act command, @Nullable TurnId before) {
        if (command.actions().goTo() == null) {
            turns.resume(story, command.conversationId());
        } else {
            move(story, command, command.actions().goTo(), before);
        }
    }

    private void move(Story story, Act command, String target, @Nullable TurnId before) {
        if (!turns.leadTo(story, target)) {
            throw new Refused(Refused.Code.INVALID, "The flow has no such component",
                List.of(new Fault("goToDialogstate.dialogstateId", "is not a component of the version that the session runs on")));
        }
        var left = at(story);
        abandon(story, command);
        story.tell(new FlowMoved(command.conversationId(), command.turnId(), target));
        if (before != null) {
            story.tell(new TurnCompleted(command.conversationId(), before, left, false));
        }
        turns.move(story, command.conversationId());
    }

    private void say(Story story, Act command) {
        if (!command.actions().say().isEmpty() && !story.hasSession()) {
            throw new Refused(Refused.Code.CONFLICT, "The session ends at that component, and nothing can be said after it.");
        }
        for (Actions.Message each : command.actions().say()) {
            story.tell(new BotMessageSaid(command.conversationId(), command.turnId(), each.id(), at(story), each.message(), null,
                BotMessageSaid.OPERATOR, turns.shown(story, each.message())));
        }
    }

    /** Beside a turn that runs, the operator's is over at once; a session's end completes one that runs. */
    private void complete(Story story, Act command, @Nullable TurnId before) {
        if (before != null) {
            story.tell(new TurnCompleted(command.conversationId(), command.turnId(), at(story), command.actions().end()));
        } else if (!command.actions().end()) {
            turns.complete(story, command.conversationId(), at(story));
        }
    }

    private void end(Story story, Act command) {
        if (command.actions().end() && story.hasSession()) {
            var state = at(story);
            abandon(story, command);
            turns.end(story, command.conversationId(), command.turnId(), state, BotMessageSaid.OPERATOR);
        }
    }

    private void abandon(Story story, Act command) {
        attempts.abandon(story, command.conversationId());
        effects.abandon(story, command.conversationId());
    }

    private static String at(Story story) {
        return Objects.requireNonNullElse(story.session().flow().at(), NOWHERE);
    }
}
