package io.verbatim.command.eventstore.processor;

import static java.util.stream.Collectors.toUnmodifiableSet;

import io.verbatim.command.eventstore.CommittedEvents;
import java.util.List;
import java.util.Set;
import org.axonframework.common.Registration;
import org.axonframework.eventhandling.AbstractEventProcessor;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.Segment;
import org.axonframework.lifecycle.Lifecycle;
import org.axonframework.lifecycle.Phase;
import org.axonframework.messaging.unitofwork.RollbackConfigurationType;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells handlers what this node has just committed, in the appending thread. They only touch memory or hand over, so there is no unit of
 * work about them: it would cost every command more than its own decision.
 */
final class LiveEventProcessor extends AbstractEventProcessor implements Lifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(LiveEventProcessor.class);

    private final CommittedEvents committed;
    private final Set<Class<?>> handled;
    private volatile @Nullable Registration registration;

    /** @param unwanted events that these handlers are not told of here */
    LiveEventProcessor(String name, EventHandlerInvoker invoker, CommittedEvents committed, Set<Class<?>> unwanted) {
        super(new Settings().name(name).eventHandlerInvoker(invoker).rollbackConfiguration(RollbackConfigurationType.ANY_THROWABLE)
            .errorHandler(PropagatingErrorHandler.instance()));
        this.committed = committed;
        this.handled = HandledTypes.classesOf(invoker).stream().filter(type -> !unwanted.contains(type)).collect(toUnmodifiableSet());
    }

    /** Axon's builder has no parts of its own for us. */
    private static final class Settings extends Builder { }

    @Override
    public void registerLifecycleHandlers(LifecycleRegistry lifecycle) {
        lifecycle.onStart(Phase.LOCAL_MESSAGE_HANDLER_REGISTRATIONS, this::start);
        lifecycle.onShutdown(Phase.LOCAL_MESSAGE_HANDLER_REGISTRATIONS, this::shutDown);
    }

    @Override
    public synchronized void start() {
        if (registration == null) {
            registration = committed.subscribe(this::tell);
        }
    }

    @Override
    public synchronized void shutDown() {
        if (registration != null) {
            registration.cancel();
            registration = null;
        }
    }

    @Override
    public boolean isRunning() {
        return registration != null;
    }

    @Override
    public boolean isError() {
        return false;
    }

    private void tell(List<? extends EventMessage<?>> events) {
        for (var event : events) {
            if (handled.contains(event.getPayloadType())) {
                tell(event);
            }
        }
    }

    private void tell(EventMessage<?> event) {
        try {
            eventHandlerInvoker().handle(event, Segment.ROOT_SEGMENT);
        } catch (Exception e) {
            LOG.error("A handler of {} failed; the event is stored", getName(), e);
        }
    }
}
