package io.verbatim.command.eventstore;

import io.verbatim.command.eventstore.node.Node;
import io.verbatim.shared.Refused;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.axonframework.common.caching.Cache;
import org.axonframework.eventsourcing.AggregateCacheEntry;
import org.axonframework.eventsourcing.CachingEventSourcingRepository;
import org.axonframework.eventsourcing.EventSourcedAggregate;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/**
 * Aggregates that this node keeps in memory and other nodes change too. The append finds out what was decided on an old state, but not
 * what was refused or passed over on one; so where there are other nodes, each is compared with its stream before anything is decided.
 * What refused a command without a change is kept: to read its stream again for the next one, as Axon does, costs more than both commands.
 */
public final class SharedRepository<T> extends CachingEventSourcingRepository<T> {

    private final EventStore events;
    private final Cache cache;
    private final Node node;
    private final AtomicLong forgotten = new AtomicLong();

    /** The builder must have been given the same store and cache. */
    public SharedRepository(EventSourcingRepository.Builder<T> builder, EventStore events, Cache cache, Node node) {
        super(builder);
        this.events = events;
        this.cache = cache;
        this.node = node;
        node.whenAloneAgain(this::forget);
    }

    /** An aggregate as it is in memory, if it is; for one who has its lock. */
    Optional<EventSourcedAggregate<T>> kept(String id) {
        AggregateCacheEntry<T> entry = cache.get(id);
        // Despite its name it answers the aggregate itself, unless the entry was written out and read in, which ours never are.
        return Optional.ofNullable(entry).map(kept -> kept.recreateAggregate(aggregateModel(), events, null, null));
    }

    @Override
    protected EventSourcedAggregate<T> doLoadWithLock(String id, @Nullable Long expectedVersion) {
        long epoch = forgotten.get();
        var loaded = current(id, expectedVersion);
        Long version = loaded.version();
        // Last in, first out: what is to be done before the lock is released is registered after that.
        CurrentUnitOfWork.get().onRollback(refused -> refused.onCleanup(work -> {
            if (isRefused(work) && Objects.equals(version, loaded.version())) {
                keep(loaded, epoch);
            }
        }));
        return loaded;
    }

    private EventSourcedAggregate<T> current(String id, @Nullable Long expectedVersion) {
        var kept = super.doLoadWithLock(id, expectedVersion);
        if (!node.hasCompany() || isCurrent(kept)) {
            return kept;
        }
        cache.remove(id);
        return super.doLoadWithLock(id, expectedVersion);
    }

    /** Unless all was forgotten since it was loaded. */
    private void keep(EventSourcedAggregate<T> loaded, long epoch) {
        cache.put(loaded.identifierAsString(), new AggregateCacheEntry<>(loaded));
        if (forgotten.get() != epoch) {
            cache.remove(loaded.identifierAsString());
        }
    }

    private void forget() {
        forgotten.incrementAndGet();
        cache.removeAll();
    }

    private static boolean isRefused(UnitOfWork<?> work) {
        return work.isRolledBack() && work.getExecutionResult() != null && work.getExecutionResult().isExceptionResult()
            && work.getExecutionResult().getExceptionResult() instanceof Refused;
    }

    private boolean isCurrent(EventSourcedAggregate<T> kept) {
        return events.lastSequenceNumberFor(kept.identifierAsString()).map(last -> last.equals(kept.version())).orElse(true);
    }
}
