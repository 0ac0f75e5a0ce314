package io.verbatim.query.key;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

import io.verbatim.query.Columns;
import io.verbatim.query.Fold;
import io.verbatim.query.Marks;
import io.verbatim.shared.workspace.IssuedKey;
import io.verbatim.shared.workspace.KeyDigest;
import io.verbatim.shared.workspace.KeyId;
import io.verbatim.shared.workspace.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class KeyTable implements Fold.Table<KeyRow> {

    private static final String SAVE = """
        INSERT INTO api_key (key_id, workspace_id, digest, last4, name, role, requests_per_minute, revoked, created, created_at, position,
            updated_at, revision)
        SELECT * FROM unnest(:ids::text[], :workspaces::text[], :digests::text[], :last4::text[], :names::text[], :roles::text[],
            :limits::text[]::integer[], :revoked::text[]::boolean[], :created::text[]::bigint[], :created_at::text[]::timestamptz[],
            :positions::text[]::bigint[], :updated_at::text[]::timestamptz[], :revisions::text[]::bigint[])
        ON CONFLICT (key_id) DO UPDATE SET revoked = excluded.revoked, position = excluded.position, updated_at = excluded.updated_at,
            revision = excluded.revision
        """;

    private final JdbcClient jdbc;

    KeyTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<KeyRow> load(String[] ids) {
        return jdbc.sql("SELECT * FROM api_key WHERE key_id = ANY(:ids)").param("ids", ids).query(KeyTable::row).list();
    }

    @Override
    public void save(List<KeyRow> rows) {
        jdbc.sql(SAVE)
            .param("ids", Columns.of(rows, row -> row.key().id()))
            .param("workspaces", Columns.of(rows, KeyRow::workspace))
            .param("digests", Columns.of(rows, row -> row.key().digest()))
            .param("last4", Columns.of(rows, row -> row.key().last4()))
            .param("names", Columns.of(rows, KeyRow::name))
            .param("roles", Columns.of(rows, row -> row.role().name()))
            .param("limits", Columns.of(rows, KeyRow::requestsPerMinute))
            .param("revoked", Columns.of(rows, KeyRow::revoked))
            .param("created", Columns.of(rows, row -> row.marks().created()))
            .param("created_at", Columns.of(rows, row -> row.marks().createdAt()))
            .param("positions", Columns.of(rows, KeyRow::position))
            .param("updated_at", Columns.of(rows, row -> row.marks().updatedAt()))
            .param("revisions", Columns.of(rows, row -> row.marks().revision()))
            .update();
    }

    static KeyRow row(ResultSet row, int no) throws SQLException {
        var key = new IssuedKey(new KeyId(row.getString("key_id")), new KeyDigest(row.getString("digest")), row.getString("last4"));
        return new KeyRow(row.getString("workspace_id"), key, row.getString("name"), Role.valueOf(row.getString("role")),
            row.getInt("requests_per_minute"), row.getBoolean("revoked"), Marks.of(row));
    }
}
