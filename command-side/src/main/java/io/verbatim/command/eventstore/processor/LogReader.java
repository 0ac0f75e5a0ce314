package io.verbatim.command.eventstore.processor;

import io.verbatim.command.eventstore.StoredEvents;
import java.util.Collection;
import java.util.List;
import org.axonframework.eventhandling.TrackedDomainEventData;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the log in the order of its positions. */
final class LogReader {

    // One look goes no further, so that a reader of rare events never scans the whole log in one statement. The log is walked by its
    // primary key and filtered by type: no further index makes every append dearer, and a rare type costs one pass over the log.
    private static final long SPAN = 20_000;
    // Events may be megabytes each: the rest of a page is not even fetched when there is enough.
    private static final int AT_A_TIME = 64;

    private final JdbcClient jdbc;
    private final StoredEvents stored;

    LogReader(JdbcClient jdbc, StoredEvents stored) {
        this.jdbc = jdbc;
        this.stored = stored;
    }

    /**
     * An event, and what it is chosen by.
     *
     * @param length of its payload, in characters
     */
    record Entry(long position, String type, int length, TrackedEventMessage<?> event) { }

    /**
     * Some events in order, and the position up to which there are no others.
     *
     * @param end everything of the wanted types at or below it is in this page or was before it
     */
    record Page(List<TrackedEventMessage<?>> events, long end) { }

    /** The next events of these types after a position, none beyond {@code upTo}. */
    Page read(Collection<String> types, long after, long upTo, int limit) {
        long end = Math.min(upTo, after + SPAN);
        var armful = new Armful(limit);
        return jdbc.sql("select " + StoredEvents.COLUMNS + """
                 from event
                where global_index > ? and global_index <= ? and type = any (?)
                order by global_index limit ?
                """)
            .params(after, end, types.toArray(String[]::new), limit)
            .withFetchSize(AT_A_TIME)
            .query(rows -> {
                while (!armful.isFull() && rows.next()) {
                    armful.add(entry(stored.tracked(rows)));
                }
                return armful.upTo(end);
            });
    }

    /** All events between two positions, the second included. */
    List<Entry> all(long after, long upTo) {
        return jdbc.sql("select " + StoredEvents.COLUMNS + " from event where global_index > ? and global_index <= ? order by global_index")
            .params(after, upTo)
            .query((row, n) -> entry(stored.tracked(row)))
            .list();
    }

    /** The event at a position. */
    TrackedEventMessage<?> at(long position) {
        return jdbc.sql("select " + StoredEvents.COLUMNS + " from event where global_index = ?")
            .param(position)
            .query((row, n) -> entry(stored.tracked(row)))
            .single()
            .event();
    }

    static long positionOf(TrackedEventMessage<?> event) {
        return event.trackingToken().position().orElseThrow();
    }

    private Entry entry(TrackedDomainEventData<String> row) {
        return new Entry(row.trackingToken().position().orElseThrow(), row.getPayload().getType().getName(),
            row.getPayload().getData().length(), stored.message(row));
    }
}
