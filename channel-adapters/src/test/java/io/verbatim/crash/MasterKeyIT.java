package io.verbatim.crash;

import static io.verbatim.fake.Behaviour.says;
import static org.assertj.core.api.Assertions.assertThat;

import io.verbatim.fake.FakeBackend;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The master key is changed while the product runs. */
@BesideOthers
class MasterKeyIT {

    private static final String NEXT = Base64.getEncoder().encodeToString("the-next-master-key-of-the-tests".getBytes());
    private static final Map<String, Object> WITH_SECRET = Map.of("headers", Map.of("Authorization", "Bearer sk-of-the-test-0001"));

    @TempDir
    Path directory;

    @Test
    void isChangedUnderTheNodesThatRun() throws Exception {
        try (var database = Database.start(directory.resolve("postgres")); var backend = FakeBackend.start().will(says("Fine"));
             var node = new Node(directory.resolve("first"), database.settings()).start();
             var later = new Node(directory.resolve("second"), with(database.settings(), NEXT))) {
            var bot = Bot.thatAsks(node.api()).with(node.api(), "sealed before", backend, WITH_SECRET);
            bot.start(node.api(), "anna");

            assertThat(node.carryOut(Map.of(), "rotate-master-key")).satisfies(said -> {
                assertThat(said.code()).isEqualTo(1);
                assertThat(said.text()).startsWith("rotate-master-key: VERBATIM_MASTER_KEY_NEW: must hold ").hasLineCount(1);
            });
            var done = node.carryOut(Map.of("VERBATIM_MASTER_KEY_NEW", NEXT), "rotate-master-key");

            assertThat(done.text()).startsWith("The master key is changed; ").hasLineCount(1);
            assertThat(done.code()).isZero();
            assertThat(database.ask("select count(distinct key_id) from secret")).containsExactly("1");
            // Not opened before: it must be opened with the key that the node was not started with.
            assertThat(Bot.texts(bot.say(node.api(), "anna", "hi"))).containsExactly("Fine");
            bot.with(node.api(), "sealed after", backend, WITH_SECRET);

            later.start();
            for (int i = 0; i < 6; i++) {
                assertThat(Bot.texts(bot.say(later.api(), "anna", "hi"))).containsExactly("Fine");
            }
            assertThat(backend.received()).allSatisfy(call ->
                assertThat(call.header("Authorization")).isEqualTo("Bearer sk-of-the-test-0001"));
            assertThat(node.carryOut(Map.of("VERBATIM_MASTER_KEY_NEW", NEXT), "rotate-master-key").text())
                .startsWith("rotate-master-key: the given master key is not in force; if it was changed already").hasLineCount(1);
            var stale = node.carryOut(Map.of("SERVER_PORT", "0", "MANAGEMENT_SERVER_PORT", "0",
                "VERBATIM_DATA_DIR", directory.resolve("third").toString()));
            assertThat(List.of(stale.text().split("\n"))).last().asString()
                .contains("VERBATIM_MASTER_KEY: The master key is not the one");
        }
    }

    @Test
    void isMadeByTheProductWhereTheDatabaseIsItsOwn() throws Exception {
        var key = directory.resolve("only/data/master.key");
        try (var backend = FakeBackend.start().will(says("Fine")); var node = new Node(directory.resolve("only"), Map.of())) {
            assertThat(node.carryOut(Map.of(), "rotate-master-key").text()).matches("rotate-master-key: .* no Verbatim is running on .*");
            node.start();
            var first = Files.readString(key);
            var bot = Bot.thatAsks(node.api()).with(node.api(), "sealed", backend, WITH_SECRET);
            bot.start(node.api(), "anna");

            assertThat(node.carryOut(Map.of(), "rotate-master-key").text()).endsWith("The new one is in %s.".formatted(key));

            assertThat(Files.readString(key)).isNotEqualTo(first);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key))).isEqualTo("rw-------");
            assertThat(Bot.texts(bot.say(node.api(), "anna", "hi"))).containsExactly("Fine");
            node.kill();
            node.start();
            assertThat(Bot.texts(bot.say(node.api(), "anna", "hi"))).containsExactly("Fine");
        }
    }

    private static Map<String, String> with(Map<String, String> settings, String key) {
        var changed = new HashMap<>(settings);
        changed.put("VERBATIM_MASTER_KEY", key);
        return changed;
    }
}
