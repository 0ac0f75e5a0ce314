package io.verbatim.query.bot;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

import io.verbatim.query.Columns;
import io.verbatim.query.Fold;
import io.verbatim.query.Marks;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class BotTable implements Fold.Table<BotRow> {

    private static final String SAVE = """
        INSERT INTO bot (bot_id, workspace_id, name, description, published_version, deleted, created, created_at, position, updated_at, revision)
        SELECT * FROM unnest(:ids::text[], :workspaces::text[], :names::text[], :descriptions::text[], :versions::text[]::integer[],
            :deleted::text[]::boolean[], :created::text[]::bigint[], :created_at::text[]::timestamptz[], :positions::text[]::bigint[],
            :updated_at::text[]::timestamptz[], :revisions::text[]::bigint[])
        ON CONFLICT (bot_id) DO UPDATE SET name = excluded.name, description = excluded.description,
            published_version = excluded.published_version, deleted = excluded.deleted, position = excluded.position,
            updated_at = excluded.updated_at, revision = excluded.revision
        """;

    private final JdbcClient jdbc;

    BotTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<BotRow> load(String[] ids) {
        return jdbc.sql("SELECT * FROM bot WHERE bot_id = ANY(:ids)").param("ids", ids).query(BotTable::row).list();
    }

    @Override
    public void save(List<BotRow> rows) {
        jdbc.sql(SAVE)
            .param("ids", Columns.of(rows, BotRow::id))
            .param("workspaces", Columns.of(rows, BotRow::workspace))
            .param("names", Columns.of(rows, BotRow::name))
            .param("descriptions", Columns.of(rows, BotRow::description))
            .param("versions", Columns.of(rows, BotRow::publishedVersion))
            .param("deleted", Columns.of(rows, BotRow::deleted))
            .param("created", Columns.of(rows, row -> row.marks().created()))
            .param("created_at", Columns.of(rows, row -> row.marks().createdAt()))
            .param("positions", Columns.of(rows, BotRow::position))
            .param("updated_at", Columns.of(rows, row -> row.marks().updatedAt()))
            .param("revisions", Columns.of(rows, row -> row.marks().revision()))
            .update();
    }

    private static BotRow row(ResultSet row, int no) throws SQLException {
        return new BotRow(row.getString("bot_id"), row.getString("workspace_id"), row.getString("name"), row.getString("description"),
            row.getObject("published_version", Integer.class), row.getBoolean("deleted"), Marks.of(row));
    }
}
