package io.verbatim.command.eventstore;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.stream.Stream;
import org.axonframework.eventhandling.EventUtils;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedDomainEventData;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.EventStreamUtils;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.serialization.Serializer;

/** Makes messages of rows again. */
public final class StoredEvents {

    /** The columns that {@link #entry} and {@link #tracked} need. */
    public static final String COLUMNS =
        "global_index, event_id, aggregate_type, aggregate_id, seq, type, revision, recorded_at, payload, metadata";

    private final Serializer serializer;

    StoredEvents(Serializer serializer) {
        this.serializer = serializer;
    }

    /** A row of the event table with its place in the whole log. */
    public TrackedDomainEventData<String> tracked(ResultSet row) throws SQLException {
        return new TrackedDomainEventData<>(new GlobalSequenceTrackingToken(row.getLong("global_index")),
            entry(row, row.getObject("recorded_at", OffsetDateTime.class)));
    }

    /** A message that carries its position as token and the time at which it was stored; decoded when it is looked at. */
    public TrackedEventMessage<?> message(TrackedDomainEventData<String> row) {
        return EventUtils.upcastAndDeserializeTrackedEvents(Stream.of(row), serializer, Upcasters.ALL)
            .findFirst()
            .orElseThrow();
    }

    DomainEventStream stream(Stream<GenericDomainEventEntry<String>> rows) {
        return EventStreamUtils.upcastAndDeserializeDomainEvents(rows, serializer, Upcasters.ALL);
    }

    static GenericDomainEventEntry<String> entry(ResultSet row, OffsetDateTime at) throws SQLException {
        return new Entry(row, at.toInstant());
    }

    /** Axon's keeps the time as text, which it writes once and reads again each time that it is asked. */
    private static final class Entry extends GenericDomainEventEntry<String> {
        private final Instant at;

        Entry(ResultSet row, Instant at) throws SQLException {
            super(row.getString("aggregate_type"), row.getString("aggregate_id"), row.getLong("seq"), row.getString("event_id"), "",
                row.getString("type"), row.getString("revision"), row.getString("payload"), row.getString("metadata"));
            this.at = at;
        }

        @Override
        public Instant getTimestamp() {
            return at;
        }
    }
}
