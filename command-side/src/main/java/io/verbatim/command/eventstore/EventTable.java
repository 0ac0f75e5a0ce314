package io.verbatim.command.eventstore;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the event table stream by stream. */
final class EventTable {

    private static final int PAGE = 200;

    private final JdbcClient jdbc;

    EventTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A stream from a place on, page by page; a page that is not full is the last. */
    Stream<GenericDomainEventEntry<String>> stream(String aggregateId, long from) {
        return Stream.iterate(page(aggregateId, from), page -> !page.isEmpty(), page -> pageAfter(aggregateId, page)).flatMap(List::stream);
    }

    Optional<Long> lastSeq(String aggregateId) {
        return jdbc.sql("select seq from event where aggregate_id = :id order by seq desc limit 1")
            .param("id", aggregateId)
            .query(Long.class)
            .optional();
    }

    private List<GenericDomainEventEntry<String>> pageAfter(String aggregateId, List<GenericDomainEventEntry<String>> page) {
        return page.size() < PAGE ? List.of() : page(aggregateId, page.getLast().getSequenceNumber() + 1);
    }

    private List<GenericDomainEventEntry<String>> page(String aggregateId, long from) {
        try {
            return jdbc.sql("select " + StoredEvents.COLUMNS + " from event where aggregate_id = ? and seq >= ? order by seq limit ?")
                .params(aggregateId, from, PAGE)
                .query((row, n) -> StoredEvents.entry(row, row.getObject("recorded_at", OffsetDateTime.class)))
                .list();
        } catch (DataAccessException e) {
            throw SqlFailure.translate(e);
        }
    }
}
