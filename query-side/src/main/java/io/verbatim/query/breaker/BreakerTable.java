package io.verbatim.query.breaker;

import io.verbatim.query.Columns;
import io.verbatim.query.Fold;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class BreakerTable implements Fold.Table<BreakerRow> {

    private static final String SAVE = """
        INSERT INTO integration_breaker (backend_id, state, changes, since, failure_rate, position)
        SELECT * FROM unnest(:ids::text[], :states::text[], :changes::text[]::integer[], :since::text[]::timestamptz[],
            :rates::text[]::double precision[], :positions::text[]::bigint[])
        ON CONFLICT (backend_id) DO UPDATE SET state = excluded.state, changes = excluded.changes, since = excluded.since,
            failure_rate = excluded.failure_rate, position = excluded.position
        """;

    private final JdbcClient jdbc;

    BreakerTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<BreakerRow> load(String[] ids) {
        return jdbc.sql("SELECT * FROM integration_breaker WHERE backend_id = ANY(:ids)").param("ids", ids).query(BreakerTable::row).list();
    }

    @Override
    public void save(List<BreakerRow> rows) {
        jdbc.sql(SAVE)
            .param("ids", Columns.of(rows, BreakerRow::id))
            .param("states", Columns.of(rows, BreakerRow::state))
            .param("changes", Columns.of(rows, BreakerRow::changes))
            .param("since", Columns.of(rows, BreakerRow::since))
            .param("rates", Columns.of(rows, BreakerRow::failureRate))
            .param("positions", Columns.of(rows, BreakerRow::position))
            .update();
    }

    private static BreakerRow row(ResultSet row, int no) throws SQLException {
        return new BreakerRow(row.getString("backend_id"), row.getString("state"), row.getInt("changes"), Columns.instant(row, "since"),
            row.getObject("failure_rate", Double.class), row.getLong("position"));
    }
}
