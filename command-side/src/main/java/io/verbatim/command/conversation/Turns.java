package io.verbatim.command.conversation;

import io.verbatim.command.flow.EffectResult;
import io.verbatim.command.flow.FlowEngine;
import io.verbatim.command.flow.FlowState;
import io.verbatim.command.flow.Next;
import io.verbatim.command.flow.OperatorData;
import io.verbatim.command.flow.Run;
import io.verbatim.command.flow.TurnContext;
import io.verbatim.shared.bot.BotVersion;
import io.verbatim.shared.conversation.Actions;
import io.verbatim.shared.conversation.BotMessage;
import io.verbatim.shared.conversation.ConversationCommand.Act;
import io.verbatim.shared.conversation.ConversationEvent.AnswerRejected;
import io.verbatim.shared.conversation.ConversationEvent.BotMessageSaid;
import io.verbatim.shared.conversation.ConversationEvent.EffectRequested;
import io.verbatim.shared.conversation.ConversationEvent.SessionEnded;
import io.verbatim.shared.conversation.ConversationEvent.TurnCompleted;
import io.verbatim.shared.conversation.ConversationId;
import io.verbatim.shared.conversation.Failure;
import io.verbatim.shared.conversation.Misfit;
import io.verbatim.shared.conversation.Reply;
import io.verbatim.shared.conversation.SessionData;
import io.verbatim.shared.conversation.TurnId;
import io.verbatim.shared.conversation.UserInput;
import io.verbatim.shared.effect.Outcome;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Runs turns to where the bot waits, ends, or needs a reply, and then those that waited behind them. */
final class Turns {

    private static final String NOWHERE = "start";

    private final FlowEngine engine;
    private final Flows flows;
    private final Dispatches dispatches;
    private final Chance chance;

    Turns(FlowEngine engine, Flows flows, Dispatches dispatches, Chance chance) {
        this.engine = engine;
        this.flows = flows;
        this.dispatches = dispatches;
        this.chance = chance;
    }

    void begin(Story story, ConversationId conversation) {
        var version = version(story.session());
        follow(story, conversation, engine.begin(version.definition(), story.session().flow(), context(story, conversation)));
    }

    private void take(Story story, ConversationId conversation, UserInput input) {
        if (story.session().paused()) {
            complete(story, conversation, at(story.session().flow()));
            return;
        }
        var version = version(story.session());
        follow(story, conversation, engine.take(version.definition(), story.session().flow(), input, context(story, conversation)));
    }

    /** A reply of which something was passed on already is that message. */
    void replied(Story story, ConversationId conversation, Reply reply, OpenDispatch.@Nullable Passed passed) {
        var version = version(story.session());
        var draws = passed == null ? chance : new DrawnBefore(passed.messageId(), chance);
        var context = new TurnContext(conversation, running(story), draws);
        follow(story, conversation, engine.replied(version.definition(), story.session().flow(), reply, context));
    }

    void brokenOff(Story story, ConversationId conversation, Failure last) {
        var version = version(story.session());
        follow(story, conversation, engine.brokenOff(version.definition(), story.session().flow(), last, context(story, conversation)));
    }

    void unanswered(Story story, ConversationId conversation, Failure last) {
        var version = version(story.session());
        follow(story, conversation, engine.unanswered(version.definition(), story.session().flow(), last, context(story, conversation)));
    }

    void resumed(Story story, ConversationId conversation, EffectResult result) {
        var version = version(story.session());
        follow(story, conversation, engine.resumed(version.definition(), story.session().flow(), result, context(story, conversation)));
    }

    /** The bot has the word again: a handover leads on, anything else waits as it did. */
    void resume(Story story, ConversationId conversation) {
        resumed(story, conversation, new EffectResult.Brought(new Outcome.HandedOver(false)));
    }

    /** Says that something cannot be understood; the flow stays where it is. */
    void excuse(Story story, ConversationId conversation, @Nullable Misfit misfit) {
        if (misfit == null) {
            return;
        }
        var flow = story.session().flow();
        story.tell(new AnswerRejected(conversation, running(story), at(flow), flow.place().attempts(), misfit.reason()));
        if (misfit.answer() != null && !story.session().paused()) {
            story.tell(new BotMessageSaid(conversation, running(story), chance.message(), at(flow), new BotMessage.Text(misfit.answer())));
        }
    }

    private static String at(FlowState flow) {
        return Objects.requireNonNullElse(flow.at(), NOWHERE);
    }

    /** Whether the session's flow has this component. */
    boolean leadTo(Story story, String componentId) {
        return engine.has(version(story.session()).definition(), componentId);
    }

    /** What an operator's data would make of the variables. */
    OperatorData data(Story story, Act command, Actions.Data data) {
        var context = new TurnContext(command.conversationId(), command.turnId(), chance);
        return engine.data(version(story.session()).definition(), story.session().flow(), data, context);
    }

    /** What a client's values would make of the variables. */
    OperatorData given(Story story, Map<String, Object> variables) {
        return engine.given(version(story.session()).definition(), variables);
    }

    /** What it takes to have the variables as a session starts with them. */
    OperatorData cleared(Story story) {
        return engine.cleared(version(story.session()).definition(), story.session().flow());
    }

    /** What the session knows, as it may be shown. */
    SessionData shown(Story story) {
        return new SessionData(story.sessionId(), engine.shown(version(story.session()).definition(), story.session().flow()));
    }

    /** What views show of a message of an operator; null where that is all of it. */
    @Nullable BotMessage shown(Story story, BotMessage message) {
        return engine.shown(version(story.session()).definition(), story.session().flow(), message);
    }

    /** An operator sent the flow elsewhere. */
    void move(Story story, ConversationId conversation) {
        var version = version(story.session());
        follow(story, conversation, engine.moved(version.definition(), story.session().flow(), context(story, conversation)));
    }

    private void follow(Story story, ConversationId conversation, Run run) {
        story.tell(run.events());
        switch (run.next()) {
            case Next.Wait wait -> complete(story, conversation, wait.componentId());
            case Next.End end -> end(story, conversation, running(story), end.componentId(), "ended");
            case Next.Perform perform -> story.tell(new EffectRequested(conversation, running(story), chance.effect(),
                perform.componentId(), 1, story.session().pin(), perform.effect(), perform.sensitive()));
            case Next.AskForReply ask -> dispatches.begin(story, conversation, ask.componentId(), version(story.session()))
                .ifPresent(failure -> unanswered(story, conversation, failure));
        }
    }

    void complete(Story story, ConversationId conversation, String state) {
        var waiting = story.session().queue();
        story.tell(new TurnCompleted(conversation, running(story), state, false));
        if (!waiting.isEmpty()) {
            answer(story, conversation, waiting.getFirst());
        }
    }

    /** The turn of what the user has said. */
    void answer(Story story, ConversationId conversation, Session.Queued said) {
        if (said.misfit() == null) {
            take(story, conversation, said.input());
        } else {
            excuse(story, conversation, said.misfit());
            complete(story, conversation, at(story.session().flow()));
        }
    }

    /**
     * Ends the session, and with it the running turn and all that wait behind it: they were heard, and nobody is left to answer.
     *
     * @param cause the turn in which the session ends
     */
    void end(Story story, ConversationId conversation, TurnId cause, String state, String reason) {
        var session = story.session();
        if (session.running() != null) {
            story.tell(new TurnCompleted(conversation, session.running(), state, true));
        }
        session.queue().forEach(queued -> story.tell(new TurnCompleted(conversation, queued.turnId(), state, true)));
        story.tell(new SessionEnded(conversation, cause, reason));
    }

    private BotVersion version(Session session) {
        return flows.version(session.pin().botId(), session.pin().botVersion());
    }

    private TurnContext context(Story story, ConversationId conversation) {
        return new TurnContext(conversation, running(story), chance);
    }

    private static TurnId running(Story story) {
        return Objects.requireNonNull(story.session().running(), "A flow runs in a turn");
    }
}
