package io.verbatim.crash;

import static io.verbatim.fake.Behaviour.hangsFor;
import static io.verbatim.fake.Behaviour.says;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.verbatim.fake.FakeBackend;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sessions over kills and stops that nobody chose the moment of. */
@BesideOthers
class SessionCrashIT {

    private static final int USERS = 4;

    @TempDir
    Path directory;

    @Test
    void goOnAfterAKillBetweenAnyTwoMessagesOnTheEmbeddedDatabase() {
        try (var node = new Node(directory.resolve("node"), Map.of()).start()) {
            var bot = Bot.thatRepeats(node.api());
            bot.start(node.api(), "kept");
            for (int i = 0; i < 2; i++) {
                node.kill();
                node.start();

                assertThat(Bot.texts(bot.say(node.api(), "kept", "w" + i))).containsExactly("You said w" + i, "Say a word");
            }
        }
    }

    @Test
    void leaveNothingOpenWhenTheNodeIsStoppedUnderLoad() throws Exception {
        try (var database = Database.start(directory.resolve("postgres"));
             var backend = FakeBackend.start().will(hangsFor(200, says("Yes")));
             var node = new Node(directory.resolve("node"), database.settings()).start()) {
            var bot = Bot.thatAsks(node.api()).with(node.api(), "only", backend, Map.of("max_retries", 2, "retry_backoff_ms", 20));
            try (var _ = new Load(bot, node)) {
                await().until(() -> backend.received().size() > 5);
                long start = System.nanoTime();

                assertThat(node.terminate()).isIn(0, 143);
                assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(30));
            }
            node.start();
            assertAllEnded(new Ledger(database));
        }
    }

    private static void assertAllEnded(Ledger ledger) {
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(ledger.endedOtherwiseThanOnce()).isZero());
        assertThat(ledger.open()).isZero();
        assertThat(ledger.mostOpenAtOnce()).isEqualTo(1);
        assertThat(ledger.completedTwice()).isZero();
    }

    /** A few users who talk all the time, whether they are answered or not. */
    private static final class Load implements AutoCloseable {

        private final ExecutorService users = Executors.newVirtualThreadPerTaskExecutor();
        private final AtomicBoolean over = new AtomicBoolean();

        Load(Bot bot, Node node) {
            IntStream.range(0, USERS).forEach(user -> users.execute(() -> talk(bot, node, "user-" + user)));
        }

        @Override
        public void close() {
            over.set(true);
            users.close();
        }

        private void talk(Bot bot, Node node, String session) {
            while (!over.get()) {
                bot.start(node.api(), session);
                bot.say(node.api(), session, "Hello");
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
            }
        }
    }
}
