package io.verbatim.command.eventstore;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Events in PostgreSQL. Appends go through the {@link GroupWriter}, in transactions of their own; reads join a transaction that is bound
 * to the thread. The whole log is not read through here but through the settled watermark.
 */
final class PostgresEventStorageEngine implements EventStorageEngine {

    private final GroupWriter writer;
    private final EventTable events;
    private final SnapshotTable snapshots;
    private final StoredEvents stored;
    private final Serializer serializer;
    private final List<AppendHook> hooks;
    private final CommittedEvents committed;

    PostgresEventStorageEngine(GroupWriter writer, EventTable events, SnapshotTable snapshots, Serializer serializer,
                               List<AppendHook> hooks, CommittedEvents committed) {
        this.writer = writer;
        this.events = events;
        this.snapshots = snapshots;
        this.stored = new StoredEvents(serializer);
        this.serializer = serializer;
        this.hooks = hooks;
        this.committed = committed;
    }

    @Override
    public void appendEvents(List<? extends EventMessage<?>> messages) {
        if (!messages.isEmpty()) {
            var appended = messages.stream().<DomainEventMessage<?>>map(PostgresEventStorageEngine::ofAggregate).toList();
            writer.append(new Append(EventRow.of(appended, serializer), batch(appended), () -> committed.publish(appended)));
            committed.publish(appended);
        }
    }

    @Override
    public void storeSnapshot(DomainEventMessage<?> snapshot) {
        snapshots.put(EventRow.of(snapshot, serializer));
    }

    @Override
    public DomainEventStream readEvents(String aggregateIdentifier, long firstSequenceNumber) {
        writer.requireReachable();
        return stored.stream(events.stream(aggregateIdentifier, firstSequenceNumber));
    }

    /** None while the database is away: reading the events, which comes next, says so. */
    @Override
    public Optional<DomainEventMessage<?>> readSnapshot(String aggregateIdentifier) {
        return writer.isReachable()
            ? snapshots.find(aggregateIdentifier).map(row -> stored.stream(Stream.of(row)).next())
            : Optional.empty();
    }

    @Override
    public Optional<Long> lastSequenceNumberFor(String aggregateIdentifier) {
        return events.lastSeq(aggregateIdentifier);
    }

    @Override
    public Stream<? extends TrackedEventMessage<?>> readEvents(@Nullable TrackingToken trackingToken, boolean mayBlock) {
        throw new UnsupportedOperationException("The log is read through the settled watermark only");
    }

    private static DomainEventMessage<?> ofAggregate(EventMessage<?> message) {
        if (message instanceof DomainEventMessage<?> event) {
            return event;
        }
        throw new IllegalArgumentException("Only aggregates have events: %s".formatted(message.getPayloadType()));
    }

    private AppendBatch batch(List<DomainEventMessage<?>> appended) {
        var batch = new AppendBatch();
        for (DomainEventMessage<?> event : appended) {
            batch.enter(EventRow.workspaceOf(event));
            hooks.forEach(hook -> hook.collect(event, batch));
        }
        return batch;
    }
}
