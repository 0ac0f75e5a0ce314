package io.verbatim.channel.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.verbatim.shared.NodeName;
import io.verbatim.shared.backend.SecretRef;
import io.verbatim.shared.workspace.WorkspaceId;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class RotationTest {
    private static final WorkspaceId ANNAS = WorkspaceId.next();
    private static final String OWN = "a-key-of-my-own-with-32-characters";

    private static EmbeddedPostgres postgres;
    private static JdbcClient jdbc;

    private final MasterKey old = MasterKey.ofBase64(MasterKey.generate());
    private final MasterKey next = MasterKey.ofBase64(MasterKey.generate());

    @BeforeAll
    static void start() throws IOException {
        postgres = EmbeddedPostgres.start();
        jdbc = JdbcClient.create(postgres.getPostgresDatabase());
        jdbc.sql("create table node (id text primary key, lease_until timestamptz not null)").update();
        for (var file : List.of("V300__secrets.sql", "V304__master_keys.sql")) {
            jdbc.sql(new ClassPathResource("db/migration/" + file).getContentAsString(StandardCharsets.UTF_8)).update();
        }
    }

    @AfterAll
    static void stop() throws IOException {
        postgres.close();
    }

    @BeforeEach
    void empty() {
        jdbc.sql("truncate node, secret, master_key, master_key_check, master_key_learned").update();
        vault(old).verify();
    }

    @Test
    void sealsEverythingAnew() {
        var secrets = seal(1_201);

        assertThat(rotate(old, next)).isEqualTo(1_201);

        assertThat(jdbc.sql("select distinct key_id from secret").query(String.class).list()).containsExactly(next.id());
        assertThat(vault(next).open(secrets.getLast())).isEqualTo("secret 1200");
    }

    @Test
    void startsWithTheNextKeyOnlyFromThenOn() {
        rotate(old, next);

        vault(next).verify();
        assertThatIllegalStateException().isThrownBy(vault(old)::verify).withMessageContaining("master key");
    }

    @Test
    void recognisesKeysAndEqualSecretsAsBefore() {
        var digest = new Keys(ring(old)).digest(OWN);
        var before = vault(old).seal(ANNAS, new Secret("same"));

        rotate(old, next);

        assertThat(new Keys(ring(next)).digest(OWN)).isEqualTo(digest);
        assertThat(vault(next).seal(ANNAS, new Secret("same")).fingerprint()).isEqualTo(before.fingerprint());
    }

    @Test
    void rotatesAgainAndAgain() {
        var third = MasterKey.ofBase64(MasterKey.generate());
        var digest = new Keys(ring(old)).digest(OWN);
        var secret = seal(1).getFirst();

        rotate(old, next);
        rotate(next, third);
        rotate(third, old);

        assertThat(vault(old).open(secret)).isEqualTo("secret 0");
        assertThat(new Keys(ring(old)).digest(OWN)).isEqualTo(digest);
        vault(old).verify();
    }

    @Test
    void letsANodeThatRunsWorkOnWithoutBeingTold() {
        var secrets = seal(2);
        var node = ring(old);
        running("node-1");
        var learning = new LearningKeys(node, new MasterKeyTable(jdbc), new NodeName("node-1"));
        learning.start();

        rotate(old, next);

        var vault = new Vault(node, new SecretTable(jdbc));
        assertThat(vault.open(secrets.getFirst())).isEqualTo("secret 0");
        assertThat(vault(next).open(vault.seal(ANNAS, new Secret("new")))).isEqualTo("new");
        learning.stop();
    }

    @Test
    void keepsTheNextKeyFromWhoHasTheOldOneWhereNobodyRuns() {
        begin(old, next);

        assertThat(jdbc.sql("select count(*) from master_key where handed_on is not null").query(Long.class).single()).isZero();
        assertThatIllegalStateException().isThrownBy(vault(old)::verify).withMessageContaining("rotate-master-key");
    }

    @Test
    void goesOnWhereItStopped() {
        var secrets = seal(3);
        begin(old, next);

        vault(next).verify();
        assertThat(vault(next).open(secrets.getFirst())).isEqualTo("secret 0");
        assertThat(rotate(old, next)).isEqualTo(3);

        assertThat(vault(next).open(secrets.getLast())).isEqualTo("secret 2");
    }

    @Test
    void goesOnWithTheNextKeyAlone() {
        seal(3);
        begin(old, next);

        assertThat(rotate(next, next)).isEqualTo(3);

        vault(next).verify();
    }

    @Test
    void refusesAThirdKeyInTheMiddle() {
        begin(old, next);

        assertThatIllegalStateException().isThrownBy(() -> rotate(old, MasterKey.ofBase64(MasterKey.generate())))
            .withMessageContaining("finish it with that one");
    }

    @Test
    void refusesAKeyThatIsNotInForce() {
        assertThatIllegalStateException().isThrownBy(() -> rotate(next, old)).withMessageContaining("not in force");
        assertThatIllegalStateException().isThrownBy(() -> rotate(old, old)).withMessageContaining("is the present one");
    }

    private List<SecretRef> seal(int number) {
        var vault = vault(old);
        return IntStream.range(0, number).mapToObj(i -> vault.seal(ANNAS, new Secret("secret " + i))).toList();
    }

    /** As far as it gets when the power fails before the keys are swapped, and nothing was sealed anew yet. */
    private void begin(MasterKey from, MasterKey to) {
        var keys = new MasterKeyTable(jdbc);
        keys.keep(new MasterKeyTable.Kept(to.id(), to.wrap(from), to.wrap(from), null));
        keys.keep(new MasterKeyTable.Kept(from.id(), from.wrap(from), null, null));
    }

    private static int rotate(MasterKey from, MasterKey to) {
        return new Rotation(jdbc, new TransactionTemplate(new DataSourceTransactionManager(postgres.getPostgresDatabase())))
            .run(from, new Rotation.Keeper() {
                @Override
                public MasterKey next() {
                    return to;
                }

                @Override
                public void swap(MasterKey swapped) {
                    assertThat(swapped.id()).isEqualTo(to.id());
                }
            });
    }

    private static void running(String node) {
        jdbc.sql("insert into node values (?, clock_timestamp() + interval '1 minute')").param(node).update();
    }

    private static KeyRing ring(MasterKey master) {
        return new KeyRing(master, new MasterKeyTable(jdbc));
    }

    private static Vault vault(MasterKey master) {
        return new Vault(ring(master), new SecretTable(jdbc));
    }
}
