package io.verbatim.query.experiments;

import static java.util.stream.Collectors.toMap;

import io.verbatim.query.Seen;
import io.verbatim.query.experiments.Open.Dispatch;
import io.verbatim.query.experiments.Open.Session;
import io.verbatim.shared.conversation.ConversationEvent;
import io.verbatim.shared.conversation.ConversationEvent.AttemptFailed;
import io.verbatim.shared.conversation.ConversationEvent.AttemptOutcomeUnknown;
import io.verbatim.shared.conversation.ConversationEvent.AttemptStarted;
import io.verbatim.shared.conversation.ConversationEvent.AttemptSucceeded;
import io.verbatim.shared.conversation.ConversationEvent.DispatchFailed;
import io.verbatim.shared.conversation.ConversationEvent.ReplyRequested;
import io.verbatim.shared.conversation.ConversationEvent.SessionEnded;
import io.verbatim.shared.conversation.ConversationEvent.TurnCompleted;
import io.verbatim.shared.conversation.Failure.Reason;
import io.verbatim.shared.conversation.Reply;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Counts what the events of a batch tell, and keeps what is not over yet. Pure: rows come in and go out elsewhere. */
final class Tally {

    private static final String WHOLE = "";

    private final Map<Cell, Long> counts = new LinkedHashMap<>();
    private final Map<String, Dispatch> dispatches;
    private final Map<String, Map<String, Session>> sessions = new HashMap<>();
    private final Set<Session> begun = new LinkedHashSet<>();
    private final Set<String> over = new HashSet<>();

    Tally(List<Dispatch> dispatches, List<Session> sessions) {
        this.dispatches = dispatches.stream().collect(toMap(Dispatch::id, Function.identity()));
        sessions.forEach(this::begin);
    }

    /** One count of one hour. */
    record Cell(String backend, Instant hour, Measure measure, String part) { }

    void take(ConversationEvent event, Seen seen) {
        var hour = seen.at().truncatedTo(ChronoUnit.HOURS);
        switch (event) {
            case ReplyRequested e -> requested(e, hour);
            case AttemptStarted e -> started(e);
            case AttemptSucceeded e -> succeeded(e, hour);
            case AttemptFailed e -> failed(e.backendId().value(), e.failure().reason(), hour);
            case AttemptOutcomeUnknown e -> failed(e.backendId().value(), Reason.UNKNOWN, hour);
            case DispatchFailed e -> unanswered(e);
            case TurnCompleted e -> ofSession(e).forEach(session -> count(session, Measure.TURNS));
            case SessionEnded e -> ended(e);
            default -> { }
        }
    }

    Map<Cell, Long> counts() {
        return counts;
    }

    List<Dispatch> openDispatches() {
        return List.copyOf(dispatches.values());
    }

    /** Those that this batch began and did not end. */
    List<Session> begunSessions() {
        return List.copyOf(begun);
    }

    /** Conversations in which a session ended. */
    Set<String> over() {
        return over;
    }

    private void requested(ReplyRequested event, Instant hour) {
        var chosen = event.route().chosen();
        if (chosen != null) {
            var conversation = event.conversationId().value();
            var dispatch = new Dispatch(event.dispatchId().value(), conversation, chosen.value(), hour, false);
            dispatches.put(dispatch.id(), dispatch);
            count(dispatch, Measure.DISPATCHES);
            if (!sessions.getOrDefault(conversation, Map.of()).containsKey(chosen.value())) {
                var session = new Session(conversation, chosen.value(), hour);
                begin(session);
                begun.add(session);
                count(session, Measure.SESSIONS);
            }
        }
    }

    private void started(AttemptStarted event) {
        var dispatch = dispatches.get(event.dispatchId().value());
        if (dispatch != null && !dispatch.fellBack() && !dispatch.backend().equals(event.backendId().value())) {
            dispatches.put(dispatch.id(), dispatch.fallingBack());
            count(dispatch, Measure.FELL_BACK);
        }
    }

    private void succeeded(AttemptSucceeded event, Instant hour) {
        var backend = event.backendId().value();
        count(new Cell(backend, hour, Measure.LATENCY, String.valueOf(Latencies.classOf(event.call().latencyMs()))), 1);
        countTokens(backend, hour, event.reply().usage());
        var dispatch = dispatches.remove(event.dispatchId().value());
        if (dispatch != null) {
            count(dispatch, dispatch.backend().equals(backend) ? Measure.ANSWERED : Measure.ANSWERED_BY_ANOTHER);
        }
    }

    private void countTokens(String backend, Instant hour, Reply.@Nullable Usage usage) {
        if (usage != null) {
            count(new Cell(backend, hour, Measure.INPUT_TOKENS, WHOLE), number(usage.inputTokens()));
            count(new Cell(backend, hour, Measure.OUTPUT_TOKENS, WHOLE), number(usage.outputTokens()));
        }
    }

    private void failed(String backend, Reason reason, Instant hour) {
        count(new Cell(backend, hour, Measure.FAILURES, reason.code()), 1);
    }

    private void unanswered(DispatchFailed event) {
        var dispatch = dispatches.remove(event.dispatchId().value());
        if (dispatch != null) {
            count(dispatch, Measure.UNANSWERED);
        }
    }

    private void ended(SessionEnded event) {
        if (event.reason().equals("ended")) {
            ofSession(event).forEach(session -> count(session, Measure.ENDED));
        }
        var conversation = event.conversationId().value();
        sessions.remove(conversation);
        begun.removeIf(session -> session.conversation().equals(conversation));
        over.add(conversation);
        // Nobody waits for these any more: they neither failed nor succeeded.
        dispatches.values().removeIf(dispatch -> dispatch.conversation().equals(conversation));
    }

    private Stream<Session> ofSession(ConversationEvent event) {
        return sessions.getOrDefault(event.conversationId().value(), Map.of()).values().stream();
    }

    private void begin(Session session) {
        sessions.computeIfAbsent(session.conversation(), any -> new LinkedHashMap<>()).put(session.backend(), session);
    }

    private void count(Open open, Measure measure) {
        count(new Cell(open.backend(), open.hour(), measure, WHOLE), 1);
    }

    private void count(Cell cell, long number) {
        if (number > 0) {
            counts.merge(cell, number, Long::sum);
        }
    }

    private static long number(@Nullable Long number) {
        return number == null ? 0 : number;
    }
}
