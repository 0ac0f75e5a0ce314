package io.verbatim.channel.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.verbatim.shared.workspace.WorkspaceId;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;

class VaultTest {
    private static final WorkspaceId ANNAS = WorkspaceId.next();
    private static final Secret SECRET = new Secret("Bearer sk-abcdefgh3fQ");
    private static final MasterKey MASTER = MasterKey.ofBase64(MasterKey.generate());

    private static EmbeddedPostgres postgres;
    private static JdbcClient jdbc;

    @BeforeAll
    static void start() throws IOException {
        postgres = EmbeddedPostgres.start();
        jdbc = JdbcClient.create(postgres.getPostgresDatabase());
        jdbc.sql(migration("V300__secrets.sql")).update();
        jdbc.sql(migration("V304__master_keys.sql")).update();
    }

    @AfterAll
    static void stop() throws IOException {
        postgres.close();
    }

    @Test
    void opensWhatItHasSealed() {
        var reference = vault(MASTER).seal(ANNAS, SECRET);

        assertThat(vault(MASTER).open(reference)).isEqualTo(SECRET.value());
        assertThat(reference.mask()).isEqualTo("Bearer sk-…3fQ");
        assertThat(reference.toString()).doesNotContain("abcdefgh");
    }

    @Test
    void keepsNothingReadable() {
        var reference = vault(MASTER).seal(ANNAS, SECRET);

        byte[] kept = jdbc.sql("select ciphertext from secret where id = ?").param(reference.id()).query(byte[].class).single();

        assertThat(new String(kept, StandardCharsets.ISO_8859_1)).doesNotContain("sk-");
    }

    @Test
    void tellsEqualSecretsByTheirFingerprintOnly() {
        var one = vault(MASTER).seal(ANNAS, SECRET);
        var same = vault(MASTER).seal(ANNAS, SECRET);
        var other = vault(MASTER).seal(ANNAS, new Secret("other"));

        assertThat(one.fingerprint()).isEqualTo(same.fingerprint()).isNotEqualTo(other.fingerprint());
        assertThat(one.id()).isNotEqualTo(same.id());
    }

    @Test
    void opensNothingThatWasMovedToAnotherTenant() {
        var reference = vault(MASTER).seal(ANNAS, SECRET);

        jdbc.sql("update secret set workspace_id = ? where id = ?").params(WorkspaceId.next().value(), reference.id()).update();

        assertThatIllegalStateException().isThrownBy(() -> vault(MASTER).open(reference)).withMessageContaining(reference.id());
    }

    @Test
    void noticesAnotherMasterKey() {
        vault(MASTER).verify();
        vault(MASTER).verify();
        var other = vault(MasterKey.ofBase64(MasterKey.generate()));

        assertThatIllegalStateException().isThrownBy(other::verify).withMessageContaining("master key");
    }

    private static String migration(String file) throws IOException {
        return new ClassPathResource("db/migration/" + file).getContentAsString(StandardCharsets.UTF_8);
    }

    private static Vault vault(MasterKey master) {
        return new Vault(new KeyRing(master, new MasterKeyTable(jdbc)), new SecretTable(jdbc));
    }
}
