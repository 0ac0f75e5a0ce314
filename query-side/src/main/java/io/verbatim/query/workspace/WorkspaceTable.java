package io.verbatim.query.workspace;

import io.verbatim.query.Columns;
import io.verbatim.query.Fold;
import io.verbatim.query.Marks;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class WorkspaceTable implements Fold.Table<WorkspaceRow> {

    private static final String SAVE = """
        INSERT INTO workspace (workspace_id, name, retention_days, closed, created, created_at, position, updated_at, revision)
        SELECT * FROM unnest(:ids::text[], :names::text[], :days::text[]::integer[], :closed::text[]::boolean[],
            :created::text[]::bigint[], :created_at::text[]::timestamptz[], :positions::text[]::bigint[],
            :updated_at::text[]::timestamptz[], :revisions::text[]::bigint[])
        ON CONFLICT (workspace_id) DO UPDATE SET name = excluded.name, retention_days = excluded.retention_days, closed = excluded.closed,
            position = excluded.position, updated_at = excluded.updated_at, revision = excluded.revision
        """;

    private final JdbcClient jdbc;

    WorkspaceTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<WorkspaceRow> load(String[] ids) {
        return jdbc.sql("SELECT * FROM workspace WHERE workspace_id = ANY(:ids)").param("ids", ids).query(WorkspaceTable::row).list();
    }

    @Override
    public void save(List<WorkspaceRow> rows) {
        jdbc.sql(SAVE)
            .param("ids", Columns.of(rows, WorkspaceRow::id))
            .param("names", Columns.of(rows, WorkspaceRow::name))
            .param("days", Columns.of(rows, WorkspaceRow::retentionDays))
            .param("closed", Columns.of(rows, WorkspaceRow::closed))
            .param("created", Columns.of(rows, row -> row.marks().created()))
            .param("created_at", Columns.of(rows, row -> row.marks().createdAt()))
            .param("positions", Columns.of(rows, WorkspaceRow::position))
            .param("updated_at", Columns.of(rows, row -> row.marks().updatedAt()))
            .param("revisions", Columns.of(rows, row -> row.marks().revision()))
            .update();
    }

    static WorkspaceRow row(ResultSet row, int no) throws SQLException {
        return new WorkspaceRow(row.getString("workspace_id"), row.getString("name"), row.getObject("retention_days", Integer.class),
            row.getBoolean("closed"), Marks.of(row));
    }
}
