package io.verbatim.channel.vault;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
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

    void add(Sealed secret) {
        jdbc.sql("insert into secret (id, workspace_id, key_id, ciphertext) values (?, ?, ?, ?)")
            .params(secret.id(), secret.workspaceId(), secret.keyId(), secret.ciphertext()).update();
    }

    Optional<Sealed> find(String id) {
        return jdbc.sql("select * from secret where id = ?").param(id).query(SecretTable::sealed).optional();
    }

    /** Some that are sealed with other keys than this one; nobody else changes them until the transaction ends. */
    List<Sealed> notSealedWith(String keyId, int most) {
        return jdbc.sql("select * from secret where key_id <> ? order by id limit ? for update").params(keyId, most)
            .query(SecretTable::sealed).list();
    }

    /** Keeps these, sealed anew with this key. */
    void replace(String keyId, List<Sealed> rows) {
        jdbc.sql("update secret s set key_id = ?, ciphertext = n.ciphertext from unnest(?, ?) as n (id, ciphertext) where s.id = n.id")
            .params(keyId, rows.stream().map(Sealed::id).toArray(String[]::new),
                rows.stream().map(Sealed::ciphertext).toArray(byte[][]::new))
            .update();
    }

    private static Sealed sealed(ResultSet row, int number) throws SQLException {
        return new Sealed(row.getString("id"), row.getString("workspace_id"), row.getString("key_id"), row.getBytes("ciphertext"));
    }
}
