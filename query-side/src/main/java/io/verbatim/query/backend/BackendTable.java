package io.verbatim.query.backend;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

import io.verbatim.query.Columns;
import io.verbatim.query.Fold;
import io.verbatim.query.Marks;
import io.verbatim.query.StoredJson;
import io.verbatim.shared.backend.BackendSettings;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class BackendTable implements Fold.Table<BackendRow> {

    private static final String SAVE = """
        INSERT INTO backend (backend_id, workspace_id, bot_id, settings, removed, created, created_at, position, updated_at, revision)
        SELECT * FROM unnest(:ids::text[], :workspaces::text[], :bots::text[], :settings::text[]::json[], :removed::text[]::boolean[],
            :created::text[]::bigint[], :created_at::text[]::timestamptz[], :positions::text[]::bigint[],
            :updated_at::text[]::timestamptz[], :revisions::text[]::bigint[])
        ON CONFLICT (backend_id) DO UPDATE SET settings = excluded.settings, removed = excluded.removed, position = excluded.position,
            updated_at = excluded.updated_at, revision = excluded.revision
        """;

    private final JdbcClient jdbc;

    BackendTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<BackendRow> load(String[] ids) {
        return jdbc.sql("SELECT * FROM backend WHERE backend_id = ANY(:ids)").param("ids", ids).query(BackendTable::row).list();
    }

    @Override
    public void save(List<BackendRow> rows) {
        jdbc.sql(SAVE)
            .param("ids", Columns.of(rows, BackendRow::id))
            .param("workspaces", Columns.of(rows, BackendRow::workspace))
            .param("bots", Columns.of(rows, BackendRow::bot))
            .param("settings", Columns.of(rows, row -> StoredJson.write(row.settings())))
            .param("removed", Columns.of(rows, BackendRow::removed))
            .param("created", Columns.of(rows, row -> row.marks().created()))
            .param("created_at", Columns.of(rows, row -> row.marks().createdAt()))
            .param("positions", Columns.of(rows, BackendRow::position))
            .param("updated_at", Columns.of(rows, row -> row.marks().updatedAt()))
            .param("revisions", Columns.of(rows, row -> row.marks().revision()))
            .update();
    }

    private static BackendRow row(ResultSet row, int no) throws SQLException {
        return new BackendRow(row.getString("backend_id"), row.getString("workspace_id"), row.getString("bot_id"),
            StoredJson.read(row.getString("settings"), BackendSettings.class), row.getBoolean("removed"), Marks.of(row));
    }
}
