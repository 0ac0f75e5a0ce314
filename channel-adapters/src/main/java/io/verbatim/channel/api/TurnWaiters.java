package io.verbatim.channel.api;

import io.verbatim.shared.conversation.ConversationEvent;
import io.verbatim.shared.conversation.TurnId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.SubscribableMessageSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/** Tells calls that wait when their turn is over: at once of this node's events, of others' when {@link OtherNodesTurns} finds them. */
@Component
class TurnWaiters {
    private final Map<TurnId, Set<TurnWaiter>> waiting = new ConcurrentHashMap<>();

    TurnWaiters(@Qualifier("committedEvents") SubscribableMessageSource<EventMessage<?>> committed) {
        committed.subscribe(this::heard);
    }

    /** Starts to listen: to be called before the command that begins the turn, and closed when nobody waits any more. */
    TurnWaiter listen(TurnId turn) {
        return add(turn, true);
    }

    /** Starts to listen to a turn that may have begun. */
    TurnWaiter join(TurnId turn) {
        return add(turn, false);
    }

    /** The turns that have been waited for so long that another node may have them. */
    List<TurnId> old() {
        return waiting.entrySet().stream().filter(entry -> entry.getValue().stream().anyMatch(waiter -> !waiter.isYoung()))
            .map(Map.Entry::getKey).toList();
    }

    /** Turns that are waited for. */
    int size() {
        return waiting.size();
    }

    /** All turns that are waited for. */
    List<TurnId> all() {
        return List.copyOf(waiting.keySet());
    }

    void completedElsewhere(TurnId turn) {
        of(turn).forEach(TurnWaiter::completedElsewhere);
    }

    /** @param position of the event in its conversation */
    void heard(long position, ConversationEvent event) {
        of(event.turnId()).forEach(waiter -> waiter.heard(position, event));
    }

    private void heard(List<? extends EventMessage<?>> events) {
        if (!waiting.isEmpty()) {
            events.forEach(this::heard);
        }
    }

    private void heard(EventMessage<?> message) {
        if (message instanceof DomainEventMessage<?> stored && stored.getPayload() instanceof ConversationEvent event) {
            heard(stored.getSequenceNumber(), event);
        }
    }

    private Set<TurnWaiter> of(TurnId turn) {
        return waiting.getOrDefault(turn, Set.of());
    }

    private TurnWaiter add(TurnId turn, boolean fromTheStart) {
        var waiter = new TurnWaiter(fromTheStart, gone -> remove(turn, gone));
        waiting.compute(turn, (id, others) -> plus(others, waiter));
        return waiter;
    }

    private void remove(TurnId turn, TurnWaiter gone) {
        waiting.computeIfPresent(turn, (id, waiters) -> {
            waiters.remove(gone);
            return waiters.isEmpty() ? null : waiters;
        });
    }

    private static Set<TurnWaiter> plus(@Nullable Set<TurnWaiter> others, TurnWaiter waiter) {
        Set<TurnWaiter> waiters = others == null ? ConcurrentHashMap.newKeySet(1) : others;
        waiters.add(waiter);
        return waiters;
    }
}
