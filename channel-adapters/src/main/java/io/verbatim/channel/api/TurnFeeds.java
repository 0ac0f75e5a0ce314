package io.verbatim.channel.api;

import io.verbatim.shared.conversation.ConversationEvent;
import io.verbatim.shared.conversation.ConversationId;
import io.verbatim.shared.conversation.TurnEvents;
import io.verbatim.shared.conversation.TurnId;
import io.verbatim.shared.conversation.TurnPlace;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.SubscribableMessageSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * The feeds of all readers of this node. What this node stores they hear in the appending thread, every event with its position, so that
 * each knows whether it has missed any; the processing groups of Axon would cost every command a handler's call for each event.
 */
@Component
class TurnFeeds implements SmartLifecycle {
    private final Map<ConversationId, Set<TurnFeed>> open = new ConcurrentHashMap<>();
    private volatile boolean stopped;

    TurnFeeds(@Qualifier("committedEvents") SubscribableMessageSource<EventMessage<?>> committed) {
        committed.subscribe(this::heard);
    }

    /** The feed of a turn that this node is about to begin: to be opened before the command, and closed. */
    TurnFeed ofNewTurn(ConversationId conversation, TurnId turn) {
        return opened(TurnFeed.ofNewTurn(conversation, turn, this::left));
    }

    /** The feed of a turn that goes on behind this place, anywhere; to be closed. */
    TurnFeed behind(TurnPlace place) {
        return opened(TurnFeed.behind(place, this::left));
    }

    /** Where those are that may have missed what other nodes have stored. */
    List<TurnPlace> quiet() {
        return feeds().filter(feed -> feed.waitedFor(TurnWaiter.YOUNG)).map(TurnFeed::place).distinct().toList();
    }

    /** Where all of them are. */
    List<TurnPlace> places() {
        return feeds().map(TurnFeed::place).distinct().toList();
    }

    /** Gives what was found in the store to all that follow this turn and are at that place or further. */
    void read(TurnEvents found) {
        open.getOrDefault(found.behind().conversationId(), Set.of()).forEach(feed -> feed.readIfAt(found));
    }

    /** Readers. */
    int size() {
        return open.values().stream().mapToInt(Set::size).sum();
    }

    /** Whether nobody follows a turn here. */
    boolean isEmpty() {
        return open.isEmpty();
    }

    @Override
    public void start() {
        stopped = false;
    }

    /** Before the web server waits for its last requests: readers go on at another node. */
    @Override
    public void stop() {
        stopped = true;
        feeds().forEach(TurnFeed::end);
    }

    // From the first: the web server starts before.
    @Override
    public boolean isRunning() {
        return !stopped;
    }

    private void heard(List<? extends EventMessage<?>> events) {
        if (!isEmpty()) {
            events.forEach(this::heard);
        }
    }

    private void heard(EventMessage<?> message) {
        if (message instanceof DomainEventMessage<?> stored && stored.getPayload() instanceof ConversationEvent event) {
            open.getOrDefault(event.conversationId(), Set.of()).forEach(feed -> feed.heard(stored.getSequenceNumber(), event));
        }
    }

    private TurnFeed opened(TurnFeed feed) {
        open.compute(feed.conversation(), (id, others) -> {
            Set<TurnFeed> all = others == null ? ConcurrentHashMap.newKeySet() : others;
            all.add(feed);
            return all;
        });
        if (stopped) {
            feed.end();
        }
        return feed;
    }

    private void left(TurnFeed feed) {
        open.computeIfPresent(feed.conversation(), (id, all) -> {
            all.remove(feed);
            return all.isEmpty() ? null : all;
        });
    }

    private Stream<TurnFeed> feeds() {
        return open.values().stream().flatMap(Set::stream);
    }
}
