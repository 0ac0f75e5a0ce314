package io.verbatim.command.conversation;

import io.verbatim.shared.conversation.ConversationEvent;
import io.verbatim.shared.conversation.ConversationEvent.DeliveryFailed;
import io.verbatim.shared.conversation.ConversationEvent.DeliveryOutcomeUnknown;
import io.verbatim.shared.conversation.ConversationEvent.DeliverySucceeded;
import io.verbatim.shared.conversation.ConversationEvent.SessionEnded;
import io.verbatim.shared.conversation.ConversationEvent.TurnCompleted;
import io.verbatim.shared.conversation.TurnId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * On which traces the turns are that something may still happen in: a turn may be begun by the end of another, and gone on with by a node
 * that knows nothing of its beginning.
 */
record TurnTraces(Map<TurnId, String> open) {

    static final TurnTraces NONE = new TurnTraces(Map.of());
    private static final int TRACE_ID_END = 35;

    /** What must be said of an event's trace because what caused it is not on the turn's own; null where nothing need be said. */
    @Nullable String of(ConversationEvent event, @Nullable String cause, ConversationState before) {
        var own = open.get(event.turnId());
        if (own != null) {
            return isSame(own, cause) ? null : own;
        }
        return cause != null && live(before).contains(event.turnId()) ? "" : null;
    }

    @Nullable String of(TurnId turn) {
        return open.get(turn);
    }

    /** @param trace of the event */
    TurnTraces on(ConversationEvent event, @Nullable String trace, ConversationState after) {
        boolean isNew = trace != null && !trace.isEmpty() && !open.containsKey(event.turnId()) && live(after).contains(event.turnId());
        return isNew ? with(event.turnId(), trace) : ends(event) && !open.isEmpty() ? without(live(after)) : this;
    }

    private TurnTraces with(TurnId turn, String trace) {
        var more = new HashMap<>(open);
        more.put(turn, trace);
        return new TurnTraces(Map.copyOf(more));
    }

    private TurnTraces without(Set<TurnId> live) {
        var rest = new HashMap<>(open);
        rest.keySet().retainAll(live);
        return new TurnTraces(Map.copyOf(rest));
    }

    private static boolean ends(ConversationEvent event) {
        return switch (event) {
            case TurnCompleted _, SessionEnded _, DeliverySucceeded _, DeliveryFailed _, DeliveryOutcomeUnknown _ -> true;
            default -> false;
        };
    }

    private static boolean isSame(String own, @Nullable String cause) {
        return cause != null && own.regionMatches(0, cause, 0, TRACE_ID_END);
    }

    private static Set<TurnId> live(ConversationState state) {
        var live = new HashSet<TurnId>();
        var session = state.session();
        if (session != null && session.running() != null) {
            live.add(session.running());
            session.queue().forEach(queued -> live.add(queued.turnId()));
        }
        state.outbox().open().forEach(delivery -> live.add(delivery.outgoing().turnId()));
        return live;
    }
}
