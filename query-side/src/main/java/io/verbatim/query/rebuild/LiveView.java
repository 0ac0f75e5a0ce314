package io.verbatim.query.rebuild;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The processor that keeps a view up to date while it is made again. */
@Component
class LiveView {

    private final JdbcClient jdbc;

    LiveView(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Up to where the view in use has taken events in: all of that is settled. */
    long position(Projection projection) {
        return jdbc.sql("SELECT position FROM processor_position WHERE name = :name").param("name", projection.name()).query(Long.class)
            .optional().orElse(0L);
    }

    /** The same, and it moves no further before the transaction is over. */
    long halt(Projection projection) {
        return jdbc.sql("SELECT position FROM processor_position WHERE name = :name FOR UPDATE").param("name", projection.name())
            .query(Long.class).optional().orElse(0L);
    }

    /** What it could not handle was handled now. */
    void unpark(Projection projection, long upTo) {
        jdbc.sql("DELETE FROM parked WHERE processor = :name AND position <= :up_to").param("name", projection.name())
            .param("up_to", upTo).update();
    }
}
