package io.verbatim.query.rebuild;

import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Conversations that are forgotten while a view is made that has been told of them: they go from it, too. */
@Component
class Forgotten {

    // Who forgets notes the time a moment before it can be seen.
    private static final String MEANWHILE = """
        FROM forgotten_conversation f, rebuild r WHERE r.id = :id AND f.at >= r.begun_at - interval '1 minute'
        """;
    private static final String ROWS = "DELETE FROM %s t USING forgotten_conversation f, rebuild r WHERE r.id = :id "
        + "AND f.at >= r.begun_at - interval '1 minute' AND t.conversation_id = f.conversation_id AND t.position <= f.position";
    private static final String ROWS_OF_ROWS =
        "DELETE FROM %s t WHERE NOT EXISTS (SELECT FROM delivery d WHERE d.delivery_id = t.delivery_id)";
    private static final String COLUMNS = "SELECT attname FROM pg_attribute WHERE attrelid = :table::regclass AND attnum > 0";

    private final JdbcClient jdbc;

    Forgotten(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Takes their rows out of the tables that the transaction looks into first. */
    void remove(Projection projection, Rebuild rebuild) {
        if (projection.ofConversations() && isAny(rebuild)) {
            projection.tables().forEach(table -> remove(table, columns(table), rebuild));
        }
    }

    private boolean isAny(Rebuild rebuild) {
        return jdbc.sql("SELECT EXISTS (SELECT " + MEANWHILE + ")").param("id", rebuild.id()).query(Boolean.class).single();
    }

    private Set<String> columns(String table) {
        return jdbc.sql(COLUMNS).param("table", table).query(String.class).set();
    }

    private void remove(String table, Set<String> columns, Rebuild rebuild) {
        if (columns.contains("conversation_id")) {
            jdbc.sql(ROWS.formatted(table)).param("id", rebuild.id()).update();
        } else if (columns.contains("delivery_id")) {
            jdbc.sql(ROWS_OF_ROWS.formatted(table)).update();
        }
    }
}
