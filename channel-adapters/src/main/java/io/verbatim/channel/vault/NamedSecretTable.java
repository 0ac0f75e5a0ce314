package io.verbatim.channel.vault;

import io.verbatim.shared.workspace.WorkspaceId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which secret a workspace calls by which name. */
@Component
class NamedSecretTable {
    private final JdbcClient jdbc;

    NamedSecretTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What the name stood for before is gone. */
    NamedSecret put(WorkspaceId workspace, String name, String secretId, String mask) {
        return jdbc.sql("""
                with before as (select secret_id from named_secret where workspace_id = :workspace and name = :name),
                gone as (delete from secret where id in (select secret_id from before))
                insert into named_secret (workspace_id, name, secret_id, mask) values (:workspace, :name, :secret, :mask)
                    on conflict (workspace_id, name) do update
                       set secret_id = excluded.secret_id, mask = excluded.mask, updated_at = now(), revision = excluded.revision
                returning *
                """)
            .param("workspace", workspace.value()).param("name", name).param("secret", secretId).param("mask", mask)
            .query(NamedSecretTable::read).single();
    }

    Optional<String> find(WorkspaceId workspace, String name) {
        return jdbc.sql("select secret_id from named_secret where workspace_id = ? and name = ?").params(workspace.value(), name)
            .query(String.class).optional();
    }

    Optional<NamedSecret> show(WorkspaceId workspace, String name) {
        return jdbc.sql("select * from named_secret where workspace_id = ? and name = ?").params(workspace.value(), name)
            .query(NamedSecretTable::read).optional();
    }

    List<NamedSecret> list(WorkspaceId workspace, int limit) {
        return jdbc.sql("select * from named_secret where workspace_id = ? order by name limit ?")
            .params(workspace.value(), limit).query(NamedSecretTable::read).list();
    }

    int count(WorkspaceId workspace) {
        return jdbc.sql("select count(*) from named_secret where workspace_id = ?").param(workspace.value()).query(Integer.class).single();
    }

    boolean remove(WorkspaceId workspace, String name) {
        return jdbc.sql("""
                with gone as (delete from named_secret where workspace_id = ? and name = ? returning secret_id)
                delete from secret where id in (select secret_id from gone)
                """)
            .params(workspace.value(), name).update() > 0;
    }

    private static NamedSecret read(ResultSet row, int no) throws SQLException {
        return new NamedSecret(row.getString("name"), row.getString("mask"), row.getObject("created_at", OffsetDateTime.class).toInstant(),
            row.getObject("updated_at", OffsetDateTime.class).toInstant(), row.getLong("revision"));
    }
}
