package io.verbatim.command.eventstore.processor;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A look at the log's end: the highest number drawn, and the transactions that, at a moment after that, could still be inserting.
 */
record SettlingSample(long highest, Set<String> inserting) {

    static SettlingSample take(JdbcClient jdbc) {
        return jdbc.sql("select highest, coalesce(inserting, '{}') as inserting from event_settling_sample()")
            .query((row, n) -> new SettlingSample(row.getLong("highest"), Set.copyOf(inserting(row))))
            .single();
    }

    /** Whether one of the given transactions is still at it. */
    boolean holdsAnyOf(Set<String> transactions) {
        return inserting.stream().anyMatch(transactions::contains);
    }

    private static List<String> inserting(ResultSet row) throws SQLException {
        return List.of((String[]) row.getArray("inserting").getArray());
    }
}
