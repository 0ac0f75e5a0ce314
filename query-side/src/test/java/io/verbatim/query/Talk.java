package io.verbatim.query;

import io.verbatim.shared.backend.BackendId;
import io.verbatim.shared.bot.BotId;
import io.verbatim.shared.channel.ChannelId;
import io.verbatim.shared.conversation.AttemptId;
import io.verbatim.shared.conversation.BotMessage;
import io.verbatim.shared.conversation.CallFacts;
import io.verbatim.shared.conversation.ConversationEvent.AttemptFailed;
import io.verbatim.shared.conversation.ConversationEvent.AttemptOutcomeUnknown;
import io.verbatim.shared.conversation.ConversationEvent.AttemptStarted;
import io.verbatim.shared.conversation.ConversationEvent.AttemptSucceeded;
import io.verbatim.shared.conversation.ConversationEvent.BotMessageSaid;
import io.verbatim.shared.conversation.ConversationEvent.ComponentResumed;
import io.verbatim.shared.conversation.ConversationEvent.DispatchFailed;
import io.verbatim.shared.conversation.ConversationEvent.EffectRequested;
import io.verbatim.shared.conversation.ConversationEvent.EffectSucceeded;
import io.verbatim.shared.conversation.ConversationEvent.LateAnswerSeen;
import io.verbatim.shared.conversation.ConversationEvent.ReplyRequested;
import io.verbatim.shared.conversation.ConversationEvent.SessionEnded;
import io.verbatim.shared.conversation.ConversationEvent.SessionStarted;
import io.verbatim.shared.conversation.ConversationEvent.TurnCompleted;
import io.verbatim.shared.conversation.ConversationEvent.UserMessageReceived;
import io.verbatim.shared.conversation.ConversationEvent.VariablesChanged;
import io.verbatim.shared.conversation.ConversationId;
import io.verbatim.shared.conversation.DispatchId;
import io.verbatim.shared.conversation.EndUser;
import io.verbatim.shared.conversation.Failure;
import io.verbatim.shared.conversation.MessageId;
import io.verbatim.shared.conversation.Prompt;
import io.verbatim.shared.conversation.Reply;
import io.verbatim.shared.conversation.Route;
import io.verbatim.shared.conversation.SessionPin;
import io.verbatim.shared.conversation.TurnId;
import io.verbatim.shared.conversation.UserInput;
import io.verbatim.shared.effect.Effect;
import io.verbatim.shared.effect.EffectId;
import io.verbatim.shared.effect.Outcome;
import java.util.List;
import java.util.Map;

/** The events of one conversation: each method is one, of the turn that runs. */
public final class Talk {

    public static final String NODE = "node-1";
    private static final EndUser ANNA = new EndUser("anna", "api", "Anna", null);
    private static final CallFacts CALL = new CallFacts(120, 200, NODE, 40L);
    private static final Failure TIMEOUT = new Failure(Failure.Reason.TIMEOUT, "No answer in 30 s", null, null);

    public final ConversationId id;
    public final TurnId turn;
    public final DispatchId dispatch = DispatchId.next();
    public final AttemptId attempt = AttemptId.next();
    public final Route route = new Route(List.of(new Route.Candidate(Samples.MODEL, "Model", 1, 1.0, "closed")), 0.5, Samples.MODEL, "drawn",
        List.of(new Route.Leg(Samples.MODEL, false, 2, 0, 500)));
    private final ChannelId channel;

    private Talk(ConversationId id, ChannelId channel, TurnId turn) {
        this.id = id;
        this.channel = channel;
        this.turn = turn;
    }

    public static Talk with(String user, ChannelId channel) {
        return new Talk(ConversationId.of(channel, user), channel, TurnId.next());
    }

    /** A test session of a bot. */
    public static Talk ofTest(BotId bot, String session) {
        return new Talk(ConversationId.ofTest(bot, session), Samples.WEB, TurnId.next());
    }

    public Talk nextTurn() {
        return new Talk(id, channel, TurnId.next());
    }

    public SessionStarted started(BotId bot, int version) {
        return new SessionStarted(id, turn, new SessionPin(Samples.HERE, channel, "api", bot, version), "session-" + version, ANNA, Map.of(),
            300);
    }

    public UserMessageReceived user(String text) {
        return new UserMessageReceived(id, turn, MessageId.next(), UserInput.ofText(text));
    }

    public UserMessageReceived chose(String option) {
        return new UserMessageReceived(id, turn, MessageId.next(), UserInput.ofOption(option));
    }

    public VariablesChanged secret(String variable, String value) {
        return new VariablesChanged(id, turn, "ask", Map.of(variable, value, "step", "ask"), List.of(), List.of(variable));
    }

    public EffectRequested asks(Effect effect, boolean sensitive) {
        return new EffectRequested(id, turn, EffectId.next(), "call", 1, new SessionPin(Samples.HERE, channel, "api", Samples.BOT, 1), effect,
            sensitive);
    }

    public EffectSucceeded brought(Outcome outcome, boolean sensitive) {
        return new EffectSucceeded(id, turn, EffectId.next(), "call", outcome, 120, NODE, sensitive);
    }

    public ComponentResumed resumed(String variable, String value) {
        return new ComponentResumed(id, turn, "call", Map.of(variable, value), List.of(), List.of(variable));
    }

    public BotMessageSaid bot(String text) {
        return new BotMessageSaid(id, turn, MessageId.next(), "say", new BotMessage.Text(text));
    }

    public ReplyRequested requested() {
        return new ReplyRequested(id, turn, dispatch, "reply", route);
    }

    public AttemptStarted calling(BackendId backend) {
        return new AttemptStarted(id, turn, dispatch, attempt, 1, backend, new Prompt(List.of(), ANNA, "Porter", "api", "s", null));
    }

    public AttemptSucceeded answered(BackendId backend) {
        var reply = new Reply("Hello", Map.of(), List.of(), List.of(), new Reply.Usage(7L, 9L));
        return new AttemptSucceeded(id, turn, dispatch, attempt, 1, backend, reply, CALL);
    }

    public AttemptFailed timedOut(BackendId backend) {
        return new AttemptFailed(id, turn, dispatch, attempt, 1, backend, TIMEOUT, new CallFacts(30_000, null, NODE), List.of());
    }

    public AttemptOutcomeUnknown lost(BackendId backend) {
        return new AttemptOutcomeUnknown(id, turn, dispatch, attempt, 1, backend, List.of());
    }

    public LateAnswerSeen late() {
        return new LateAnswerSeen(id, turn, attempt, CALL);
    }

    public DispatchFailed gaveUp() {
        return new DispatchFailed(id, turn, dispatch, TIMEOUT, channel);
    }

    public TurnCompleted completed(String state) {
        return new TurnCompleted(id, turn, state, false);
    }

    public SessionEnded ended(String reason) {
        return new SessionEnded(id, turn, reason);
    }
}
