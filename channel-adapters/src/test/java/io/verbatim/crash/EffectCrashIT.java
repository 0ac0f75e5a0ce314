package io.verbatim.crash;

import static io.verbatim.fake.Behaviour.answers;
import static io.verbatim.fake.Behaviour.hangs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.verbatim.fake.FakeBackend;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills the product while it does what flows have asked for. */
@BesideOthers
class EffectCrashIT {

    private static final Duration RECOVERY = Duration.ofSeconds(40);

    @TempDir
    static Path directory;

    private static Database database;
    private static Node node;
    private static Ledger ledger;

    @BeforeAll
    static void start() {
        database = Database.start(directory.resolve("postgres"));
        node = new Node(directory.resolve("node"), database.settings()).start();
        ledger = new Ledger(database);
    }

    @AfterAll
    static void stop() throws Exception {
        node.close();
        database.close();
    }

    @Test
    void repeatsWhatIsSafeAndGivesUpWhatIsNot() {
        try (var reading = FakeBackend.start().will(hangs()); var writing = FakeBackend.start().will(hangs())) {
            var delay = new Talk(Bot.thatDoes(node.api(), Map.of("type", "delay", "delay_ms", 3_000)), "delay");
            var get = new Talk(Bot.thatDoes(node.api(), call("GET", reading)), "get");
            var post = new Talk(Bot.thatDoes(node.api(), call("POST", writing)), "post");
            var talks = List.of(delay, get, post);
            talks.forEach(Talk::begin);
            await().until(() -> reading.received().size() == 1 && writing.received().size() == 1 && delay.story().contains("EffectRequested"));

            node.kill();
            reading.will(answers(200, "{}"));
            writing.will(answers(200, "{}"));
            node.start();

            await().atMost(RECOVERY).untilAsserted(() -> assertThat(talks).allMatch(Talk::isOver));
            assertThat(delay.story()).contains("EffectOutcomeUnknown", "EffectSucceeded").doesNotContain("ComponentFailed");
            assertThat(get.story()).containsSubsequence("EffectRequested", "EffectOutcomeUnknown", "EffectRequested", "EffectSucceeded");
            assertThat(post.story()).containsSubsequence("EffectRequested", "EffectOutcomeUnknown", "ComponentFailed")
                .doesNotContain("EffectSucceeded");
            assertThat(reading.received()).hasSize(2);
            assertThat(writing.received()).hasSize(1);
            assertThat(talks).allMatch(Talk::goesOn);
            assertThat(ledger.completedTwice()).isZero();
            assertThat(database.count("select count(*) from work where kind = 'effect'")).isZero();
        }
    }

    private static Map<String, Object> call(String method, FakeBackend server) {
        return Map.of("type", "api_request", "method", method, "url", server.url(), "timeout", 60);
    }

    /** One user of a bot. */
    private record Talk(Bot bot, String session) {

        /** Says what makes the effect begin; whoever waits for the answer waits for long. */
        void begin() {
            bot.start(node.api(), session);
            Thread.startVirtualThread(() -> bot.say(node.api(), session, session + "-word"));
        }

        List<String> story() {
            return database.ask("""
                select replace(type, 'conversation.', '') from event where aggregate_id in (
                  select aggregate_id from event where payload::text like '%"' || ? || '-word"%') order by global_index""", session);
        }

        boolean isOver() {
            var story = story();
            return story.contains("EffectOutcomeUnknown") && story.getLast().equals("TurnCompleted");
        }

        boolean goesOn() {
            return Bot.texts(bot.say(node.api(), session, "again")).contains("Done again");
        }
    }
}
