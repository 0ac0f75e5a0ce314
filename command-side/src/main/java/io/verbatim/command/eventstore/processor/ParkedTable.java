package io.verbatim.command.eventstore.processor;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Events that a processor could not handle, and those of the same aggregate that wait behind them. */
final class ParkedTable {

    private final JdbcClient jdbc;

    ParkedTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Which of these sequences a processor has parked. */
    Set<String> parkedOf(String processor, Collection<String> sequences) {
        return new HashSet<>(jdbc.sql("select distinct sequence from parked where processor = ? and sequence = any (?)")
            .params(processor, sequences.toArray(String[]::new))
            .query(String.class)
            .list());
    }

    void park(String processor, List<ParkedEvent> events) {
        jdbc.sql("""
                insert into parked (processor, sequence, position, event_type, cause)
                select ?, sequence, position, event_type, cause
                  from unnest(?::text[], ?::bigint[], ?::text[], ?::text[]) as p (sequence, position, event_type, cause)
                    on conflict (processor, position) do update set cause = excluded.cause, parked_at = clock_timestamp()
                """)
            .params(processor, events.stream().map(ParkedEvent::sequence).toArray(String[]::new),
                events.stream().map(ParkedEvent::position).toArray(Long[]::new),
                events.stream().map(ParkedEvent::eventType).toArray(String[]::new),
                events.stream().map(ParkedEvent::cause).toArray(String[]::new))
            .update();
    }

    /** The sequences of a processor, those first that have waited longest. */
    List<String> sequences(String processor, int limit) {
        return jdbc.sql("select sequence from parked where processor = ? group by sequence order by min(position) limit ?")
            .params(processor, limit)
            .query(String.class)
            .list();
    }

    Optional<Long> firstOf(String processor, String sequence) {
        return jdbc.sql("select position from parked where processor = ? and sequence = ? order by position limit 1")
            .params(processor, sequence)
            .query(Long.class)
            .optional();
    }

    void remove(String processor, long position) {
        jdbc.sql("delete from parked where processor = ? and position = ?").params(processor, position).update();
    }
}
