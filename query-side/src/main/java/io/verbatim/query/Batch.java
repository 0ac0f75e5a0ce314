package io.verbatim.query;

import java.util.function.Consumer;
import java.util.function.Supplier;

import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;

/** What a view collects while a batch of events is handled, and writes once at the end of it, in the batch's own transaction. */
public final class Batch<B> {

    private final String resource;
    private final Supplier<B> empty;
    private final Consumer<B> flush;

    /**
     * @param name  of the view, unique in the process
     * @param empty makes what a batch is collected in
     * @param flush writes it; not called for a batch without events for this view
     */
    public Batch(String name, Supplier<B> empty, Consumer<B> flush) {
        this.resource = name + "@" + System.identityHashCode(this);
        this.empty = empty;
        this.flush = flush;
    }

    /** What the batch at hand has collected so far. Fails outside of a unit of work. */
    public B current() {
        return CurrentUnitOfWork.get().root().getOrComputeResource(resource, name -> begin());
    }

    private B begin() {
        B collected = empty.get();
        CurrentUnitOfWork.get().root().onPrepareCommit(unit -> flush.accept(collected));
        return collected;
    }
}
