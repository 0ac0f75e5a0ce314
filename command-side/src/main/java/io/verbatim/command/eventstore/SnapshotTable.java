package io.verbatim.command.eventstore;

import io.verbatim.shared.StoreUnavailable;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The latest snapshot of each aggregate that has one. */
final class SnapshotTable {

    private final JdbcClient jdbc;

    SnapshotTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Keeps a snapshot unless there is a later one. */
    void put(EventRow snapshot) {
        jdbc.sql("""
                insert into snapshot (aggregate_id, aggregate_type, seq, event_id, type, revision, payload, metadata)
                values (?, ?, ?, ?, ?, ?, ?::json, ?::json)
                    on conflict (aggregate_id) do update
                   set seq = excluded.seq, event_id = excluded.event_id, type = excluded.type, revision = excluded.revision,
                       payload = excluded.payload, metadata = excluded.metadata, taken_at = clock_timestamp()
                 where snapshot.seq < excluded.seq
                """)
            .params(snapshot.aggregateId(), snapshot.aggregateType(), snapshot.seq(), snapshot.eventId(), snapshot.type(),
                snapshot.revision(), snapshot.payload(), snapshot.metadata())
            .update();
    }

    /**
     * The latest snapshot of an aggregate.
     *
     * @throws StoreUnavailable if the database cannot be reached
     */
    Optional<GenericDomainEventEntry<String>> find(String aggregateId) {
        try {
            return jdbc.sql("select * from snapshot where aggregate_id = ?")
                .param(aggregateId)
                .query((row, n) -> StoredEvents.entry(row, row.getObject("taken_at", OffsetDateTime.class)))
                .optional();
        } catch (DataAccessException e) {
            throw SqlFailure.translate(e);
        }
    }
}
