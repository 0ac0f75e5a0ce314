package io.verbatim.command.conversation;

import io.verbatim.shared.Facts;
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
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.jspecify.annotations.Nullable;

/**
 * On which traces the turns are that something may still happen in: a turn may be begun by the end of another, and gone on with by a node
 * that knows nothing of its beginning.
 *
 * @param open traces by the ids of their turns
 */
record TurnTraces(Map<String, String> open) {

    static final TurnTraces NONE = new TurnTraces(Map.of());
    private static final int TRACE_ID_END = 35;

    /** Facts of an event, with its turn's trace where the command at hand, whose facts it takes over, is not on that. */
    MetaData beside(MetaData facts, ConversationEvent event, ConversationState before) {
        return beside(facts, event, before, (String) CurrentUnitOfWork.get().getMessage().getMetaData().get(Facts.TRACE));
    }

    MetaData beside(MetaData facts, ConversationEvent event, ConversationState before, @Nullable String cause) {
        var own = of(event.turnId());
        if (own != null) {
            return isSame(own, cause) ? facts : facts.and(Facts.TRACE, own);
        }
        return cause != null && live(before).contains(event.turnId()) ? facts.and(Facts.TRACE, "") : facts;
    }

    @Nullable String of(TurnId turn) {
        return open.get(turn.value());
    }

    /** @param trace of the event */
    TurnTraces on(ConversationEvent event, @Nullable String trace, ConversationState after) {
        boolean isNew = trace != null && !trace.isEmpty() && of(event.turnId()) == null && live(after).contains(event.turnId());
        return isNew ? with(event.turnId(), trace) : ends(event) && !open.isEmpty() ? without(live(after)) : this;
    }

    private TurnTraces with(TurnId turn, String trace) {
        var more = new HashMap<>(open);
        more.put(turn.value(), trace);
        return new TurnTraces(Map.copyOf(more));
    }

    private TurnTraces without(Set<TurnId> live) {
        var rest = new HashMap<>(open);
        rest.keySet().retainAll(live.stream().map(TurnId::value).toList());
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
