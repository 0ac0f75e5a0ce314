package io.verbatim.command.eventstore;

import org.axonframework.eventhandling.DomainEventMessage;

/** Adds rows to the transaction that appends an event, so that what an event asks for cannot be lost. */
public interface AppendHook {

    /**
     * Called for each event in the appending thread, before it is written. Must only look and note: no I/O. What it throws, fails the
     * command.
     */
    void collect(DomainEventMessage<?> event, AppendBatch batch);
}
