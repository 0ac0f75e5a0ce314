package io.verbatim.command.conversation;

import io.verbatim.command.conversation.Session.Queued;
import io.verbatim.command.flow.Given;
import io.verbatim.shared.Refused.Code;
import io.verbatim.shared.Refused;
import io.verbatim.shared.bot.BotVersion;
import io.verbatim.shared.conversation.ConversationCommand.Act;
import io.verbatim.shared.conversation.ConversationCommand.EndSession;
import io.verbatim.shared.conversation.ConversationCommand.ExpireSession;
import io.verbatim.shared.conversation.ConversationCommand.GiveUp;
import io.verbatim.shared.conversation.ConversationCommand.GiveVariables;
import io.verbatim.shared.conversation.ConversationCommand.PauseBot;
import io.verbatim.shared.conversation.ConversationCommand.PlanRetry;
import io.verbatim.shared.conversation.ConversationCommand.RecordAttemptFailed;
import io.verbatim.shared.conversation.ConversationCommand.RecordAttemptSucceeded;
import io.verbatim.shared.conversation.ConversationCommand.RecordAttemptUnknown;
import io.verbatim.shared.conversation.ConversationCommand.RecordEffectFailed;
import io.verbatim.shared.conversation.ConversationCommand.RecordEffectSucceeded;
import io.verbatim.shared.conversation.ConversationCommand.RecordEffectUnknown;
import io.verbatim.shared.conversation.ConversationCommand.RejectInput;
import io.verbatim.shared.conversation.ConversationCommand.ResumeBot;
import io.verbatim.shared.conversation.ConversationCommand.ReviseMessage;
import io.verbatim.shared.conversation.ConversationCommand.SayNumber;
import io.verbatim.shared.conversation.ConversationCommand.SelectOption;
import io.verbatim.shared.conversation.ConversationCommand.SendMessage;
import io.verbatim.shared.conversation.ConversationCommand.StartAttempt;
import io.verbatim.shared.conversation.ConversationCommand.StartSession;
import io.verbatim.shared.conversation.ConversationCommand.StreamReply;
import io.verbatim.shared.conversation.ConversationEvent.BotPaused;
import io.verbatim.shared.conversation.ConversationEvent.BotResumed;
import io.verbatim.shared.conversation.ConversationEvent.SessionDataSet;
import io.verbatim.shared.conversation.ConversationEvent.SessionEnded;
import io.verbatim.shared.conversation.ConversationEvent.SessionStarted;
import io.verbatim.shared.conversation.ConversationEvent.UserMessageReceived;
import io.verbatim.shared.conversation.ConversationEvent.UserMessageRevised;
import io.verbatim.shared.conversation.ConversationId;
import io.verbatim.shared.conversation.SessionData;
import io.verbatim.shared.conversation.SessionPin;
import io.verbatim.shared.conversation.TurnId;
import io.verbatim.shared.conversation.UserInput;
import java.util.List;

/** What becomes of a command: from what a conversation remembers to the story of what happens. No framework is known here. */
final class Decisions {

    private static final String NOWHERE = "start";

    private final Flows flows;
    private final Turns turns;
    private final Attempts attempts;
    private final Effects effects;
    private final Operators operators;

    Decisions(Flows flows, Turns turns, Attempts attempts, Effects effects) {
        this.flows = flows;
        this.turns = turns;
        this.attempts = attempts;
        this.effects = effects;
        this.operators = new Operators(turns, attempts, effects);
    }

    Story start(ConversationState state, StartSession command) {
        var story = new Story(state, flows);
        if (story.hasSession() && !command.forceRestart()) {
            throw new Refused(Code.SESSION_EXISTS, "A session with this id is active.");
        }
        var version = version(command);
        var given = Given.of(version.definition(), command.variables(), command.messagePayload());
        if (story.hasSession()) {
            end(story, command.conversationId(), command.turnId(), "restarted");
        }
        story.tell(new SessionStarted(command.conversationId(), command.turnId(), pin(command, version), command.sessionId(),
            command.user(), given.values(), command.expiry().toSeconds()));
        if (!given.secrets().isEmpty()) {
            story.tell(new SessionDataSet(command.conversationId(), command.turnId(), given.secrets(), List.of(),
                List.copyOf(given.secrets().keySet())));
        }
        if (command.opening() != null) {
            story.tell(new UserMessageReceived(command.conversationId(), command.turnId(), command.opening().messageId(),
                command.opening().input(), command.opening().misfit()));
            turns.excuse(story, command.conversationId(), command.opening().misfit());
        }
        turns.begin(story, command.conversationId());
        return story;
    }

    Story send(ConversationState state, SendMessage command) {
        return hear(new Story(state, flows), command.conversationId(),
            new Queued(command.turnId(), command.messageId(), command.input(), null));
    }

    Story select(ConversationState state, SelectOption command) {
        var story = new Story(state, flows);
        var session = story.session();
        if (!session.isBusy() && !session.paused() && !session.flow().offers(command.optionId())) {
            throw new Refused(Code.UNKNOWN_OPTION, "The bot does not offer the option %s here.".formatted(command.optionId()));
        }
        var chosen = UserInput.ofOption(command.optionId(), session.isBusy() ? null : session.flow().labelOf(command.optionId()));
        return hear(story, command.conversationId(), new Queued(command.turnId(), command.messageId(), chosen, null));
    }

    /** While a turn runs nobody knows yet what will be on offer: then it is words. */
    Story number(ConversationState state, SayNumber command) {
        var story = new Story(state, flows);
        var session = story.session();
        var choice = session.isBusy() || session.paused() ? null : session.flow().choice(command.number(), command.text());
        var said = choice == null ? UserInput.ofText(command.text()) : UserInput.ofOption(choice.id(), choice.text());
        return hear(story, command.conversationId(), new Queued(command.turnId(), command.messageId(), said, null));
    }

    /** While a turn runs it waits, as all that the user says. */
    Story reject(ConversationState state, RejectInput command) {
        var story = new Story(state, flows);
        var misfit = story.session().hasTold(command.misfit()) ? command.misfit().inSilence() : command.misfit();
        return hear(story, command.conversationId(), new Queued(command.turnId(), command.messageId(), command.input(), misfit));
    }

    Story give(ConversationState state, GiveVariables command) {
        var story = new Story(state, flows);
        var given = turns.given(story, command.variables());
        story.tell(new SessionDataSet(command.conversationId(), command.turnId(), given.changed(), given.removedKeys(), given.sensitive()));
        return story;
    }

    Story revise(ConversationState state, ReviseMessage command) {
        var story = new Story(state, flows);
        story.tell(new UserMessageRevised(command.conversationId(), command.turnId(), command.messageId(), command.originalId(),
            command.input()));
        return story;
    }

    Story end(ConversationState state, EndSession command) {
        var story = new Story(state, flows);
        if (story.hasSession()) {
            end(story, command.conversationId(), command.turnId(), command.reason());
        }
        return story;
    }

    Story pause(ConversationState state, PauseBot command) {
        var story = new Story(state, flows);
        if (story.hasSession() && !story.session().paused()) {
            var at = story.session().flow().at();
            story.tell(new BotPaused(command.conversationId(), command.turnId(), at == null ? NOWHERE : at));
        }
        return story;
    }

    Story resume(ConversationState state, ResumeBot command) {
        var story = new Story(state, flows);
        if (story.hasSession() && story.session().paused()) {
            boolean waits = !story.session().isBusy();
            story.tell(new BotResumed(command.conversationId(), command.turnId()));
            if (waits) {
                turns.resume(story, command.conversationId());
            }
        }
        return story;
    }

    Story act(ConversationState state, Act command) {
        return operators.act(new Story(state, flows), command);
    }

    SessionData lookUp(ConversationState state) {
        return operators.lookUp(new Story(state, flows));
    }

    /** Needs no clock: the session is due if it still rests where it was found due. */
    Story expire(ConversationState state, ExpireSession command) {
        var story = new Story(state, flows);
        if (story.hasSession() && story.session().restsSince(command.lastTurn())) {
            story.tell(new SessionEnded(command.conversationId(), command.turnId(), "expired", command.dueAt()));
        }
        return story;
    }

    Story startAttempt(ConversationState state, StartAttempt command) {
        return attempts.start(new Story(state, flows), command);
    }

    Story planRetry(ConversationState state, PlanRetry command) {
        return attempts.plan(new Story(state, flows), command);
    }

    Story giveUp(ConversationState state, GiveUp command) {
        return attempts.giveUp(new Story(state, flows), command);
    }

    Story stream(ConversationState state, StreamReply command) {
        return attempts.stream(new Story(state, flows), command);
    }

    Story succeeded(ConversationState state, RecordAttemptSucceeded command) {
        return attempts.succeeded(new Story(state, flows), state, command);
    }

    Story failed(ConversationState state, RecordAttemptFailed command) {
        return attempts.failed(new Story(state, flows), command);
    }

    Story lost(ConversationState state, RecordAttemptUnknown command) {
        return attempts.lost(new Story(state, flows), command);
    }

    Story succeeded(ConversationState state, RecordEffectSucceeded command) {
        return effects.succeeded(new Story(state, flows), command);
    }

    Story failed(ConversationState state, RecordEffectFailed command) {
        return effects.failed(new Story(state, flows), command);
    }

    Story lost(ConversationState state, RecordEffectUnknown command) {
        return effects.lost(new Story(state, flows), command);
    }

    private Story hear(Story story, ConversationId conversation, Queued said) {
        boolean waits = story.session().isBusy();
        if (waits && story.session().isFull()) {
            throw new Refused(Code.QUEUE_FULL, "%d messages of this session wait for an answer.".formatted(Session.LONGEST_QUEUE));
        }
        story.tell(new UserMessageReceived(conversation, said.turnId(), said.messageId(), said.input(), said.misfit()));
        if (!waits) {
            turns.answer(story, conversation, said);
        }
        return story;
    }

    private void end(Story story, ConversationId conversation, TurnId cause, String reason) {
        var at = story.session().flow().at();
        attempts.abandon(story, conversation);
        effects.abandon(story, conversation);
        turns.end(story, conversation, cause, at == null ? NOWHERE : at, reason);
    }

    private BotVersion version(StartSession command) {
        return command.test() != null ? flows.version(command.botId(), command.test().version())
            : flows.published(command.botId())
                .orElseThrow(() -> new Refused(Code.NOT_PUBLISHED, "The channel's bot has no published version."));
    }

    private static SessionPin pin(StartSession command, BotVersion version) {
        return new SessionPin(command.workspaceId(), command.channelId(), command.channelKind(), command.botId(), version.number(),
            command.test() == null ? null : command.test().run());
    }
}
