package io.verbatim.command.eventstore.processor;

import org.axonframework.eventhandling.AbstractEventProcessor;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.messaging.unitofwork.RollbackConfigurationType;

/** Stands for a processor that this node leaves to others; does nothing. */
final class ProcessorElsewhere extends AbstractEventProcessor {

    ProcessorElsewhere(String name, EventHandlerInvoker invoker) {
        super(new Settings().name(name).eventHandlerInvoker(invoker).rollbackConfiguration(RollbackConfigurationType.ANY_THROWABLE)
            .errorHandler(PropagatingErrorHandler.instance()));
    }

    /** Axon's builder has no parts of its own for us. */
    private static final class Settings extends Builder { }

    @Override
    public void start() {
    }

    @Override
    public void shutDown() {
    }

    @Override
    public boolean isRunning() {
        return false;
    }

    @Override
    public boolean isError() {
        return false;
    }
}
