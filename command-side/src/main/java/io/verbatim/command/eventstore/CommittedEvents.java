package io.verbatim.command.eventstore;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.axonframework.common.Registration;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.SubscribableMessageSource;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The events that this node has just committed, handed over in the appending thread, in order within an aggregate. What a subscriber
 * throws is logged and changes nothing: the events are stored.
 */
public final class CommittedEvents implements SubscribableMessageSource<EventMessage<?>> {

    private static final Logger LOG = LoggerFactory.getLogger(CommittedEvents.class);

    private final List<Consumer<List<? extends EventMessage<?>>>> subscribers = new CopyOnWriteArrayList<>();

    @Override
    public Registration subscribe(Consumer<List<? extends EventMessage<?>>> subscriber) {
        subscribers.add(subscriber);
        return () -> subscribers.remove(subscriber);
    }

    /** The same for an event that another node has committed, and whose work it has left to this one. */
    public void adopt(EventMessage<?> event) {
        publish(List.of(event));
    }

    void publish(List<? extends EventMessage<?>> events) {
        if (CurrentUnitOfWork.isStarted()) {
            publishApart(events, CurrentUnitOfWork.get());
        } else {
            subscribers.forEach(subscriber -> deliver(events, subscriber));
        }
    }

    /** Outside the command's unit of work, which can no longer be rolled back by anything that happens here. */
    private void publishApart(List<? extends EventMessage<?>> events, UnitOfWork<?> command) {
        CurrentUnitOfWork.clear(command);
        try {
            subscribers.forEach(subscriber -> deliver(events, subscriber));
        } finally {
            CurrentUnitOfWork.set(command);
        }
    }

    private static void deliver(List<? extends EventMessage<?>> events, Consumer<List<? extends EventMessage<?>>> subscriber) {
        try {
            subscriber.accept(events);
        } catch (RuntimeException e) {
            LOG.error("A live subscriber failed; the events are stored", e);
        }
    }
}
