package io.verbatim.command.conversation;

import io.verbatim.command.flow.FlowState;
import io.verbatim.shared.conversation.ConversationEvent;
import io.verbatim.shared.conversation.ConversationEvent.AttemptFailed;
import io.verbatim.shared.conversation.ConversationEvent.AttemptOutcomeUnknown;
import io.verbatim.shared.conversation.ConversationEvent.AttemptStarted;
import io.verbatim.shared.conversation.ConversationEvent.AttemptSucceeded;
import io.verbatim.shared.conversation.ConversationEvent.BotPaused;
import io.verbatim.shared.conversation.ConversationEvent.BotResumed;
import io.verbatim.shared.conversation.ConversationEvent.DispatchFailed;
import io.verbatim.shared.conversation.ConversationEvent.EffectFailed;
import io.verbatim.shared.conversation.ConversationEvent.EffectOutcomeUnknown;
import io.verbatim.shared.conversation.ConversationEvent.EffectRequested;
import io.verbatim.shared.conversation.ConversationEvent.EffectSucceeded;
import io.verbatim.shared.conversation.ConversationEvent.FlowMoved;
import io.verbatim.shared.conversation.ConversationEvent.OperatorActed;
import io.verbatim.shared.conversation.ConversationEvent.ReplyRequested;
import io.verbatim.shared.conversation.ConversationEvent.ReplyStreamed;
import io.verbatim.shared.conversation.ConversationEvent.RetryPlanned;
import io.verbatim.shared.conversation.ConversationEvent.SessionStarted;
import io.verbatim.shared.conversation.ConversationEvent.TurnCompleted;
import io.verbatim.shared.conversation.ConversationEvent.UserMessageReceived;
import io.verbatim.shared.conversation.EndUser;
import io.verbatim.shared.conversation.Failure;
import io.verbatim.shared.conversation.MessageId;
import io.verbatim.shared.conversation.Misfit;
import io.verbatim.shared.conversation.SessionPin;
import io.verbatim.shared.conversation.TurnId;
import io.verbatim.shared.conversation.UserInput;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One run of a bot: where its flow is, which turn runs, what waits behind it. Immutable; changes only by facts.
 *
 * @param running the turn that runs; null while the bot waits
 * @param asked   the user's message that the running turn answers
 * @param queue   what the user said meanwhile, in order of arrival
 * @param last    the last turn that was completed; null before, and in a snapshot that is older than this component
 * @param effect  the one without outcome, if there is one; there is never a second
 * @param paused  whether people answer, and the bot is silent
 * @param told    the reasons of misfits that are not told again; null in a snapshot that is older than this component
 * @param begun   the turn that it began with; null likewise
 */
record Session(SessionPin pin, String sessionId, EndUser user, FlowState flow, @Nullable TurnId running, @Nullable MessageId asked,
               @Nullable OpenDispatch dispatch, List<Queued> queue, @Nullable TurnId last, @Nullable OpenEffect effect, boolean paused,
               @Nullable Set<String> told, @Nullable TurnId begun) {

    /** The most messages that wait for the running turn. */
    static final int LONGEST_QUEUE = 100;

    /** What the user said while a turn was running; {@code misfit} says why the bot cannot be given it, null as a rule. */
    record Queued(TurnId turnId, MessageId messageId, UserInput input, @Nullable Misfit misfit) { }

    static Session of(SessionStarted event, Flows flows) {
        var pin = event.pin();
        var definition = flows.version(pin.botId(), pin.botVersion()).definition();
        var flow = FlowState.start(definition, event.variables(), event.sessionId(), event.user(), pin.channelKind());
        return new Session(pin, event.sessionId(), event.user(), flow, event.turnId(), null, null, List.of(), null, null, false, null,
            event.turnId());
    }

    boolean isBusy() {
        return running != null;
    }

    boolean isFull() {
        return queue.size() >= LONGEST_QUEUE;
    }

    /** Whether nothing has happened since this turn was completed. */
    boolean restsSince(TurnId turn) {
        return !isBusy() && (last == null || last.equals(turn));
    }

    Session on(ConversationEvent event) {
        return switch (event) {
            case UserMessageReceived said -> telling(said.misfit()).heard(new Queued(said.turnId(), said.messageId(), said.input(), said.misfit()));
            case ReplyRequested asked -> at(flow.on(asked)).searching(OpenDispatch.of(asked));
            case AttemptStarted started when dispatch != null -> searching(dispatch.on(started));
            case ReplyStreamed piece when dispatch != null -> searching(dispatch.on(piece));
            case RetryPlanned planned when dispatch != null -> searching(dispatch.on(planned));
            case AttemptFailed failed when dispatch != null -> searching(dispatch.failed(failed.failure()));
            case AttemptOutcomeUnknown lost when dispatch != null -> searching(dispatch.failed(Dispatches.LOST));
            case AttemptSucceeded answered -> searching(null);
            case DispatchFailed failed -> searching(null);
            case EffectRequested asked -> doing(OpenEffect.of(asked));
            case EffectSucceeded done -> doing(null);
            case EffectFailed failed -> doing(null);
            case EffectOutcomeUnknown lost -> doing(null);
            case BotPaused silent -> paused(true);
            case BotResumed back -> resumed(back);
            case OperatorActed acted -> isBusy() ? this : turn(flow, acted.turnId(), null, queue, last);
            case FlowMoved moved -> turn(flow.on(moved), moved.turnId(), null, queue, last);
            case TurnCompleted done -> completed(done);
            default -> at(flow.on(event));
        };
    }

    /** What started the session is part of its first turn. */
    private Session heard(Queued said) {
        if (!isBusy() || said.turnId().equals(running)) {
            return turn(flowOf(said), said.turnId(), said.messageId(), queue, last);
        }
        var longer = new ArrayList<>(queue);
        longer.add(said);
        return new Session(pin, sessionId, user, flow, running, asked, dispatch, List.copyOf(longer), last, effect, paused, told, begun);
    }

    /** The flow hears nothing of what it cannot be given. */
    private FlowState flowOf(Queued said) {
        return said.misfit() == null ? flow.heard(said.input()) : flow;
    }

    /** Whether the user was told of it, and is not to be told again. */
    boolean hasTold(Misfit misfit) {
        return misfit.once() && told != null && told.contains(misfit.reason());
    }

    private Session telling(@Nullable Misfit misfit) {
        if (misfit == null || !misfit.once() || misfit.answer() == null) {
            return this;
        }
        var more = new HashSet<>(told == null ? Set.of() : told);
        more.add(misfit.reason());
        return new Session(pin, sessionId, user, flow, running, asked, dispatch, queue, last, effect, paused, Set.copyOf(more), begun);
    }

    /** The next in the queue has its turn at once. */
    private Session completed(TurnCompleted done) {
        if (!done.turnId().equals(running)) {
            return this;
        }
        if (queue.isEmpty() || done.isFinal()) {
            return turn(flow, null, null, queue, done.turnId());
        }
        var next = queue.getFirst();
        return turn(flowOf(next), next.turnId(), next.messageId(), queue.subList(1, queue.size()), done.turnId());
    }

    /** A turn of its own begins, unless one runs. */
    private Session resumed(BotResumed back) {
        return isBusy() ? paused(false) : turn(flow.on(back), back.turnId(), null, queue, last).paused(false);
    }

    /** Another turn runs, or none: nothing is searched for or done. */
    private Session turn(FlowState now, @Nullable TurnId turn, @Nullable MessageId message, List<Queued> waiting, @Nullable TurnId done) {
        return new Session(pin, sessionId, user, now, turn, message, null, waiting, done, null, paused, told, begun);
    }

    private Session searching(@Nullable OpenDispatch now) {
        return new Session(pin, sessionId, user, flow, running, asked, now, queue, last, effect, paused, told, begun);
    }

    private Session doing(@Nullable OpenEffect now) {
        return new Session(pin, sessionId, user, flow, running, asked, dispatch, queue, last, now, paused, told, begun);
    }

    private Session paused(boolean now) {
        return new Session(pin, sessionId, user, flow, running, asked, dispatch, queue, last, effect, now, told, begun);
    }

    private Session at(FlowState now) {
        return now == flow ? this : new Session(pin, sessionId, user, now, running, asked, dispatch, queue, last, effect, paused, told, begun);
    }
}
