package io.verbatim.command.eventstore;

import java.util.concurrent.Executor;
import java.util.function.Function;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.EventSourcedAggregate;
import org.axonframework.eventsourcing.Snapshotter;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.Repository;
import org.axonframework.serialization.Serializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * Takes snapshots of aggregates as they are in memory when a command has changed them. To read all events of an aggregate again for that,
 * as Axon's own does, costs about as much as every tenth command. A snapshot only saves work: one that cannot be stored is left out.
 */
final class MemorySnapshotter implements Snapshotter {

    private static final Logger LOG = LoggerFactory.getLogger(MemorySnapshotter.class);

    private final Function<Class<?>, Repository<?>> repositories;
    private final SnapshotTable table;
    private final Serializer serializer;
    private final Executor executor;

    /** @param executor stores them; refuses when there are too many */
    MemorySnapshotter(Function<Class<?>, Repository<?>> repositories, SnapshotTable table, Serializer serializer, Executor executor) {
        this.repositories = repositories;
        this.table = table;
        this.serializer = serializer;
        this.executor = executor;
    }

    /**
     * Of what is stored, hence after the commit; and before the unit of work gives the aggregate's lock back. Who asks later gets none: the
     * next command may be changing the aggregate, and a state that does not fit its number would be a false past for ever.
     */
    @Override
    public void scheduleSnapshot(Class<?> aggregateType, String aggregateIdentifier) {
        if (CurrentUnitOfWork.get().phase().isBefore(UnitOfWork.Phase.COMMIT)) {
            CurrentUnitOfWork.get().afterCommit(_ -> take(aggregateType, aggregateIdentifier));
        }
    }

    private void take(Class<?> type, String id) {
        if (repositories.apply(type) instanceof SharedRepository<?> repository) {
            repository.kept(id).ifPresent(this::take);
        }
    }

    /** Written out at once, for the next command changes the aggregate; what takes its time is to store it. */
    private void take(EventSourcedAggregate<?> aggregate) {
        try {
            var row = EventRow.of(message(aggregate), serializer);
            executor.execute(() -> store(row));
        } catch (RuntimeException e) {
            LOG.warn("No snapshot of {}: {}", aggregate.identifierAsString(), e.toString());
        }
    }

    private static DomainEventMessage<?> message(EventSourcedAggregate<?> aggregate) {
        return new GenericDomainEventMessage<>(aggregate.type(), aggregate.identifierAsString(), aggregate.version(),
            aggregate.getAggregateRoot());
    }

    private void store(EventRow row) {
        try {
            table.put(row);
        } catch (DataAccessException e) {
            LOG.warn("No snapshot of {}: {}", row.aggregateId(), e.toString());
        }
    }
}
