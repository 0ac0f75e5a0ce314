package io.verbatim.channel.vault;

import io.verbatim.shared.workspace.WorkspaceId;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Where sealed secrets lie. */
@Component
class SecretTable {
    private final JdbcClient jdbc;

    SecretTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(String id, WorkspaceId workspace, String keyId, byte[] ciphertext) {
        jdbc.sql("insert into secret (id, workspace_id, key_id, ciphertext) values (?, ?, ?, ?)")
            .params(id, workspace.value(), keyId, ciphertext).update();
    }

    Optional<Sealed> find(String id) {
        return jdbc.sql("select workspace_id, ciphertext from secret where id = ?").param(id)
            .query((row, number) -> new Sealed(row.getString("workspace_id"), row.getBytes("ciphertext"))).optional();
    }

    /** The check value of the first master key that ever looked at this database: this one, if there was none. */
    String firstCheck(String check) {
        jdbc.sql("insert into master_key_check (one, value) values (true, ?) on conflict do nothing").param(check).update();
        return jdbc.sql("select value from master_key_check").query(String.class).single();
    }

    record Sealed(String workspaceId, byte[] ciphertext) { }
}
