package io.verbatim.command.eventstore;

import io.verbatim.command.eventstore.node.Node;
import org.axonframework.common.caching.Cache;
import org.axonframework.eventsourcing.CachingEventSourcingRepository;
import org.axonframework.eventsourcing.EventSourcedAggregate;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;

/**
 * Aggregates that this node keeps in memory and other nodes change too. The append finds out what was decided on an old state, but not
 * what was refused or passed over on one; so where there are other nodes, each is compared with its stream before anything is decided.
 */
public final class SharedRepository<T> extends CachingEventSourcingRepository<T> {

    private final EventStore events;
    private final Cache cache;
    private final Node node;

    /** The builder must have been given the same store and cache. */
    public SharedRepository(EventSourcingRepository.Builder<T> builder, EventStore events, Cache cache, Node node) {
        super(builder);
        this.events = events;
        this.cache = cache;
        this.node = node;
        node.whenAloneAgain(cache::removeAll);
    }

    @Override
    protected EventSourcedAggregate<T> doLoadWithLock(String id, @Nullable Long expectedVersion) {
        var kept = super.doLoadWithLock(id, expectedVersion);
        if (!node.hasCompany() || isCurrent(kept)) {
            return kept;
        }
        cache.remove(id);
        return super.doLoadWithLock(id, expectedVersion);
    }

    private boolean isCurrent(EventSourcedAggregate<T> kept) {
        return events.lastSequenceNumberFor(kept.identifierAsString()).map(last -> last.equals(kept.version())).orElse(true);
    }
}
