package io.verbatim.query.channel;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

import com.fasterxml.jackson.core.type.TypeReference;
import io.verbatim.query.Columns;
import io.verbatim.query.Fold;
import io.verbatim.query.Marks;
import io.verbatim.query.StoredJson;
import io.verbatim.shared.channel.ChannelSettings;
import io.verbatim.shared.workspace.IssuedKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class ChannelTable implements Fold.Table<ChannelRow> {

    private static final TypeReference<List<IssuedKey>> KEYS = new TypeReference<>() { };
    private static final String SAVE = """
        INSERT INTO channel (channel_id, workspace_id, bot_id, settings, keys, deleted, created, created_at, position, updated_at, revision)
        SELECT * FROM unnest(:ids::text[], :workspaces::text[], :bots::text[], :settings::text[]::json[], :keys::text[]::json[],
            :deleted::text[]::boolean[], :created::text[]::bigint[], :created_at::text[]::timestamptz[], :positions::text[]::bigint[],
            :updated_at::text[]::timestamptz[], :revisions::text[]::bigint[])
        ON CONFLICT (channel_id) DO UPDATE SET bot_id = excluded.bot_id, settings = excluded.settings, keys = excluded.keys,
            deleted = excluded.deleted, position = excluded.position, updated_at = excluded.updated_at, revision = excluded.revision
        """;

    private final JdbcClient jdbc;

    ChannelTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<ChannelRow> load(String[] ids) {
        return jdbc.sql("SELECT * FROM channel WHERE channel_id = ANY(:ids)").param("ids", ids).query(ChannelTable::row).list();
    }

    @Override
    public void save(List<ChannelRow> rows) {
        jdbc.sql(SAVE)
            .param("ids", Columns.of(rows, ChannelRow::id))
            .param("workspaces", Columns.of(rows, ChannelRow::workspace))
            .param("bots", Columns.of(rows, ChannelRow::bot))
            .param("settings", Columns.of(rows, row -> StoredJson.write(row.settings())))
            .param("keys", Columns.of(rows, row -> StoredJson.write(row.keys())))
            .param("deleted", Columns.of(rows, ChannelRow::deleted))
            .param("created", Columns.of(rows, row -> row.marks().created()))
            .param("created_at", Columns.of(rows, row -> row.marks().createdAt()))
            .param("positions", Columns.of(rows, ChannelRow::position))
            .param("updated_at", Columns.of(rows, row -> row.marks().updatedAt()))
            .param("revisions", Columns.of(rows, row -> row.marks().revision()))
            .update();
    }

    static ChannelRow row(ResultSet row, int no) throws SQLException {
        return new ChannelRow(row.getString("channel_id"), row.getString("workspace_id"), row.getString("bot_id"),
            StoredJson.read(row.getString("settings"), ChannelSettings.class), StoredJson.read(row.getString("keys"), KEYS),
            row.getBoolean("deleted"), Marks.of(row));
    }
}
