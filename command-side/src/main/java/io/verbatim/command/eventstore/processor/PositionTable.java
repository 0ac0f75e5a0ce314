package io.verbatim.command.eventstore.processor;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How far each processor is, on whichever node. Whoever has locked a processor's row is the one that runs it. */
final class PositionTable {

    private final JdbcClient jdbc;

    PositionTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Makes sure that there is a row; a new processor starts before the first event. */
    void ensure(String name) {
        jdbc.sql("insert into processor_position (name, position) values (?, 0) on conflict (name) do nothing").param(name).update();
    }

    /**
     * Locks the row until the end of the transaction; nothing if another node has it. The transaction then need not wait for the disk:
     * a view and its position are lost, if at all, together, and are made again from the log.
     */
    Optional<Long> lock(String name) {
        return jdbc.sql("""
                select position, set_config('synchronous_commit', 'off', true)
                  from processor_position where name = ? for update skip locked
                """)
            .param(name)
            .query((row, n) -> row.getLong("position"))
            .optional();
    }

    void store(String name, long position) {
        jdbc.sql("update processor_position set position = ?, changed_at = clock_timestamp() where name = ?")
            .params(position, name)
            .update();
    }

    long current(String name) {
        return jdbc.sql("select position from processor_position where name = ?").param(name).query(Long.class).optional().orElse(0L);
    }
}
