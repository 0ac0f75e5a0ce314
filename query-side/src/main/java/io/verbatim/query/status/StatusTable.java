package io.verbatim.query.status;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

import io.verbatim.query.Columns;
import io.verbatim.query.Fold;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class StatusTable implements Fold.Table<StatusRow> {

    private static final String SAVE = """
        INSERT INTO integration_status (backend_id, last_success_at, last_failure_at, last_failure_reason, consecutive_failures, succeeded,
            failed, position)
        SELECT * FROM unnest(:ids::text[], :successes::text[]::timestamptz[], :failures::text[]::timestamptz[], :reasons::text[],
            :consecutive::text[]::integer[], :succeeded::text[]::bigint[], :failed::text[]::bigint[], :positions::text[]::bigint[])
        ON CONFLICT (backend_id) DO UPDATE SET last_success_at = excluded.last_success_at, last_failure_at = excluded.last_failure_at,
            last_failure_reason = excluded.last_failure_reason, consecutive_failures = excluded.consecutive_failures,
            succeeded = excluded.succeeded, failed = excluded.failed, position = excluded.position
        """;

    private final JdbcClient jdbc;

    StatusTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<StatusRow> load(String[] ids) {
        return jdbc.sql("SELECT * FROM integration_status WHERE backend_id = ANY(:ids)").param("ids", ids).query(StatusTable::row).list();
    }

    @Override
    public void save(List<StatusRow> rows) {
        jdbc.sql(SAVE)
            .param("ids", Columns.of(rows, StatusRow::id))
            .param("successes", Columns.of(rows, StatusRow::lastSuccessAt))
            .param("failures", Columns.of(rows, StatusRow::lastFailureAt))
            .param("reasons", Columns.of(rows, StatusRow::lastFailureReason))
            .param("consecutive", Columns.of(rows, StatusRow::consecutiveFailures))
            .param("succeeded", Columns.of(rows, StatusRow::succeeded))
            .param("failed", Columns.of(rows, StatusRow::failed))
            .param("positions", Columns.of(rows, StatusRow::position))
            .update();
    }

    private static StatusRow row(ResultSet row, int no) throws SQLException {
        return new StatusRow(row.getString("backend_id"), Columns.instantOrNull(row, "last_success_at"),
            Columns.instantOrNull(row, "last_failure_at"), row.getString("last_failure_reason"), row.getInt("consecutive_failures"),
            row.getLong("succeeded"), row.getLong("failed"), row.getLong("position"));
    }
}
