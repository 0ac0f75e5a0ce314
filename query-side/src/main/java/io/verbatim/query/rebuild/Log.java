package io.verbatim.query.rebuild;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.axonframework.eventhandling.EventUtils;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedDomainEventData;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Reads the log for a projection, in order. To be called in a transaction: else the driver would hold a whole answer in memory. */
@Component
class Log {

    // One look goes no further, so that a projection of rare events tells how far it is.
    private static final long SPAN = 50_000;
    private static final int MOST_EVENTS = 5_000;
    // Events hold texts and prompts; a chunk and the one that is read ahead must fit into a small heap.
    private static final long MOST_BYTES = 4_000_000;
    private static final int ROWS_AT_ONCE = 250;
    private static final String SELECT = """
        SELECT global_index, event_id, aggregate_type, aggregate_id, seq, type, revision, recorded_at, payload, metadata
        FROM event e WHERE global_index > ? AND global_index <= ? AND type = ANY (?)
        """;
    private static final String UNFORGOTTEN = """
         AND NOT EXISTS (SELECT FROM forgotten_conversation f WHERE f.conversation_id = e.aggregate_id AND f.position >= e.global_index)
        """;

    private final JdbcTemplate jdbc;
    private final Serializer serializer;
    private final EventUpcaster upcaster;

    Log(DataSource dataSource, Serializer serializer, ObjectProvider<EventUpcaster> upcaster) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.serializer = serializer;
        this.upcaster = upcaster.getIfAvailable(() -> NoOpEventUpcaster.INSTANCE);
        jdbc.setFetchSize(ROWS_AT_ONCE);
    }

    /** What a projection wants of the events after a position, none beyond {@code upTo}, and no more than is good; decoded. */
    Chunk read(Projection projection, long after, long upTo) {
        long end = Math.min(upTo, after + SPAN);
        var types = projection.types().stream().map(type -> serializer.typeForClass(type).getName()).toArray(String[]::new);
        var sql = SELECT + (projection.ofConversations() ? UNFORGOTTEN : "") + " ORDER BY global_index LIMIT " + MOST_EVENTS;
        var rows = jdbc.query(sql, Log::some, after, end, types);
        boolean isAll = rows == null || rows.complete;
        return new Chunk(rows == null ? List.of() : decoded(rows.data, projection), isAll ? end : rows.last);
    }

    private static Rows some(ResultSet row) throws SQLException {
        var rows = new Rows();
        while (rows.hasRoom() && row.next()) {
            rows.add(row);
        }
        rows.complete = rows.hasRoom();
        return rows;
    }

    private List<TrackedEventMessage<?>> decoded(List<TrackedDomainEventData<byte[]>> data, Projection projection) {
        var events = EventUtils.upcastAndDeserializeTrackedEvents(data.stream(), serializer, upcaster).toList();
        // Here and not where they are handled: this thread reads ahead. By all processors, for it is most of what a replay costs.
        events.parallelStream().forEach(projection::decode);
        return events;
    }

    private static final class Rows {
        private final List<TrackedDomainEventData<byte[]>> data = new ArrayList<>();
        private long bytes;
        private long last;
        private boolean complete;

        boolean hasRoom() {
            return data.size() < MOST_EVENTS && bytes < MOST_BYTES;
        }

        void add(ResultSet row) throws SQLException {
            var payload = row.getBytes("payload");
            last = row.getLong("global_index");
            bytes += payload.length;
            data.add(new TrackedDomainEventData<>(new GlobalSequenceTrackingToken(last), new Entry(row, payload)));
        }
    }

    /** Axon's keeps the time as text, which it reads again each time that it is asked. */
    private static final class Entry extends GenericDomainEventEntry<byte[]> {
        private final Instant at;

        Entry(ResultSet row, byte[] payload) throws SQLException {
            super(row.getString("aggregate_type"), row.getString("aggregate_id"), row.getLong("seq"), row.getString("event_id"), "",
                row.getString("type"), row.getString("revision"), payload, row.getBytes("metadata"));
            this.at = row.getObject("recorded_at", OffsetDateTime.class).toInstant();
        }

        @Override
        public Instant getTimestamp() {
            return at;
        }
    }
}
