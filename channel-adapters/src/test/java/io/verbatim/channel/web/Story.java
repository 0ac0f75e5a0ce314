package io.verbatim.channel.web;

import io.verbatim.shared.conversation.ConversationEvent;
import io.verbatim.shared.conversation.ConversationEvent.BotMessageSaid;
import io.verbatim.shared.conversation.ConversationEvent.ReplyStreamed;
import io.verbatim.shared.conversation.ConversationEvent.TurnCompleted;
import io.verbatim.shared.conversation.ConversationQuery.FindTurnEvents;
import io.verbatim.shared.conversation.TurnEvents;
import io.verbatim.shared.conversation.TurnEvents.Stored;
import io.verbatim.shared.conversation.TurnPlace;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.axonframework.common.Registration;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.SubscribableMessageSource;
import org.axonframework.queryhandling.QueryHandler;

/** The log of one conversation, in memory; what this node stores in it is heard at once. */
public final class Story implements SubscribableMessageSource<EventMessage<?>> {
    private final List<Consumer<List<? extends EventMessage<?>>>> listeners = new CopyOnWriteArrayList<>();
    private final List<ConversationEvent> log = new CopyOnWriteArrayList<>();

    @Override
    public Registration subscribe(Consumer<List<? extends EventMessage<?>>> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    public synchronized void store(ConversationEvent... events) {
        var messages = List.of(events).stream().map(this::stored).toList();
        listeners.forEach(listener -> listener.accept(messages));
    }

    /** The same by another node: nobody here hears of it. */
    public synchronized void storeElsewhere(ConversationEvent... events) {
        log.addAll(List.of(events));
    }

    @QueryHandler
    public List<TurnEvents> handle(FindTurnEvents query) {
        return query.behind().stream().map(place -> behind(place, query.most())).toList();
    }

    private GenericDomainEventMessage<?> stored(ConversationEvent event) {
        log.add(event);
        return new GenericDomainEventMessage<>("conversation", event.conversationId().value(), log.size() - 1L, event);
    }

    private TurnEvents behind(TurnPlace place, int most) {
        var now = List.copyOf(log);
        var all = IntStream.range((int) Math.min(place.position() + 1, now.size()), now.size())
            .filter(i -> now.get(i).turnId().equals(place.turnId()) && isSeen(now.get(i)))
            .mapToObj(i -> new Stored(i, now.get(i))).toList();
        var some = all.subList(0, Math.min(most, all.size()));
        boolean complete = some.size() < most;
        return new TurnEvents(place, some, complete ? now.size() - 1L : some.getLast().position(), complete);
    }

    private static boolean isSeen(ConversationEvent event) {
        return event instanceof ReplyStreamed || event instanceof BotMessageSaid || event instanceof TurnCompleted;
    }
}
