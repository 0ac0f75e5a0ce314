package io.verbatim.channel.api;

import io.verbatim.shared.conversation.ConversationEvent.BotMessageSaid;
import io.verbatim.shared.conversation.ConversationEvent.TurnCompleted;
import io.verbatim.shared.conversation.Turn;
import io.verbatim.shared.conversation.TurnId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/** Tells calls that wait when their turn is over: at once of this node's events, of others' when {@link OtherNodesTurns} finds them. */
@Component
@ProcessingGroup("live-turns")
class TurnWaiters {
    private final Map<TurnId, TurnWaiter> waiting = new ConcurrentHashMap<>();

    /** Starts to listen: to be called before the command that begins the turn, and closed when nobody waits any more. */
    TurnWaiter listen(TurnId turn) {
        var waiter = new TurnWaiter(() -> waiting.remove(turn));
        waiting.put(turn, waiter);
        return waiter;
    }

    /** The turns that have been waited for so long that another node may have them. */
    List<TurnId> old() {
        return waiting.entrySet().stream().filter(entry -> !entry.getValue().isYoung()).map(Map.Entry::getKey).toList();
    }

    void completedElsewhere(TurnId turn) {
        var waiter = waiting.get(turn);
        if (waiter != null) {
            waiter.completedElsewhere();
        }
    }

    @EventHandler
    void on(BotMessageSaid event) {
        var waiter = waiting.get(event.turnId());
        if (waiter != null) {
            waiter.said(Turn.Said.of(event));
        }
    }

    @EventHandler
    void on(TurnCompleted event) {
        var waiter = waiting.get(event.turnId());
        if (waiter != null) {
            waiter.completed(event.state(), event.isFinal());
        }
    }
}
