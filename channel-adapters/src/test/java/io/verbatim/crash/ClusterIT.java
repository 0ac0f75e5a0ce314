package io.verbatim.crash;

import static io.verbatim.fake.Behaviour.answers;
import static io.verbatim.fake.Behaviour.hangs;
import static io.verbatim.fake.Behaviour.hangsFor;
import static io.verbatim.fake.Behaviour.says;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.verbatim.fake.FakeBackend;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two nodes on one PostgreSQL: it does not matter which one is asked, which one dies, or that the database goes away. */
@BesideOthers
@ExtendWith(TwoNodes.class)
class ClusterIT {

    private static final Duration TAKE_OVER = Duration.ofSeconds(15);
    private static final int LIMIT = 600;
    private static final Map<String, Object> ONE_RETRY = Map.of("max_retries", 1, "retry_backoff_ms", 0);

    private static Database database;
    private static Node first;
    private static Node second;
    private static Ledger ledger;

    @BeforeAll
    static void start(Cluster cluster) {
        database = cluster.database();
        first = cluster.first();
        second = cluster.second();
        ledger = cluster.ledger();
    }

    @Test
    void serveOneConversationTogether() {
        var bot = Bot.thatRepeats(first.api());

        assertThat(Bot.texts(bot.start(first.api(), "both"))).containsExactly("Say a word");
        for (int i = 0; i < 10; i++) {
            var node = i % 2 == 0 ? second : first;
            assertThat(Bot.texts(bot.say(node.api(), "both", "w" + i))).containsExactly("You said w" + i, "Say a word");
        }
    }

    @Test
    void finishOnOneNodeWhatTheOtherKnowsAnOlderStateOf() {
        try (var backend = FakeBackend.start().will(says("One"), says("Two"))) {
            var bot = Bot.thatAsks(first.api()).with(first.api(), "only", backend, Map.of());
            bot.start(first.api(), "older");
            bot.say(second.api(), "older", "1");
            var turn = bot.say(first.api(), "older", "2").body().path("turn_id").asString();

            assertThat(bot.start(second.api(), "older").status()).isEqualTo(409);
            assertThat(Bot.texts(bot.turn(second.api(), "older", turn))).containsExactly("Two");
        }
    }

    @Test
    void leaveABackendAloneThatFailedOnTheOther() {
        try (var backend = FakeBackend.start().will(answers(500, "{}"))) {
            var sensitive = Map.<String, Object>of("breaker", Map.of("window", 4, "open_seconds", 600));
            var bot = Bot.thatAsks(first.api()).with(first.api(), "dead", backend, sensitive);
            bot.start(first.api(), "alone");
            // The second node knows the backend as one that is fine.
            bot.say(second.api(), "alone", "0");
            for (int i = 1; i < 5; i++) {
                bot.say(first.api(), "alone", "w" + i);
            }

            await().until(() -> bot.integration(second.api(), "dead").path("breaker").path("state").asString().equals("open"));

            await().pollInterval(Duration.ofMillis(500)).until(() -> {
                int before = backend.received().size();
                bot.say(second.api(), "alone", "again");
                return backend.received().size() == before;
            });
            assertThat(backend.received().size()).isLessThan(10);
        }
    }

    @Test
    void tellOnOneNodeHowFarATurnIsThatRunsOnTheOther() {
        try (var backend = FakeBackend.start().will(hangsFor(1500, says("There")))) {
            var bot = Bot.thatAsks(first.api()).with(first.api(), "slow", backend, Map.of());
            bot.start(first.api(), "far");
            Thread.startVirtualThread(() -> bot.say(first.api(), "far", "Hello"));
            await().until(() -> backend.received().size() == 1);
            var turn = lastTurn(bot);

            assertThat(bot.turn(second.api(), "far", turn).status()).isEqualTo(202);
            await().until(() -> bot.turn(second.api(), "far", turn).status() == 200);
            assertThat(Bot.texts(bot.turn(second.api(), "far", turn))).containsExactly("There");
        }
    }

    @Test
    void forgetKeysThatWereRevokedOnTheOther() {
        var bot = Bot.thatRepeats(first.api());
        var key = first.api().must("POST", "/v1/api-keys", Map.of("name", "k", "role", "viewer"));
        var bearer = Map.of("Authorization", "Bearer " + key.path("key").asString());
        await().until(() -> second.api().call("GET", "/v1/bots", Map.of(), bearer).status() == 200);
        bot.start(second.api(), "revoked");
        var channel = "/v1/channels/" + bot.channel();
        var channelKey = first.api().must("GET", channel, Map.of()).path("keys").path(0).path("id").asString();

        first.api().call("DELETE", "/v1/api-keys/" + key.path("id").asString(), Map.of(), owner());
        first.api().call("DELETE", channel + "/keys/" + channelKey, Map.of(), owner());

        await().atMost(Duration.ofSeconds(5)).until(() -> second.api().call("GET", "/v1/bots", Map.of(), bearer).status() == 401);
        await().atMost(Duration.ofSeconds(5)).until(() -> bot.say(second.api(), "revoked", "still?").status() == 401);
    }

    private static Map<String, String> owner() {
        return Map.of("Authorization", "Bearer " + Node.ADMIN_KEY);
    }

    @Test
    void takeOverWhatAKilledNodeWasDoing() {
        try (var backend = FakeBackend.start().will(says("Known"), hangs(), says("Taken over"))) {
            var bot = Bot.thatAsks(first.api()).with(first.api(), "only", backend, ONE_RETRY);
            bot.start(first.api(), "over");
            bot.say(second.api(), "over", "Remember me");
            Thread.startVirtualThread(() -> bot.say(first.api(), "over", "Hello", "key"));
            await().until(() -> backend.received().size() == 2);
            var turn = lastTurn(bot);
            first.kill();

            var repeated = bot.say(second.api(), "over", "Hello", "key");

            assertThat(Bot.texts(repeated)).as("%s", repeated).containsExactly("Taken over");
            assertThat(repeated.took()).isLessThan(TAKE_OVER);
            assertThat(repeated.body().path("turn_id").asString()).isEqualTo(turn);
            assertThat(Bot.texts(bot.turn(second.api(), "over", turn))).containsExactly("Taken over");
            assertThat(Bot.texts(bot.say(second.api(), "over", "Go on"))).containsExactly("Taken over");
            assertThat(ledger.mostOpenAtOnce()).isEqualTo(1);
            assertThat(ledger.open()).isZero();
        } finally {
            first.close();
            first.start();
        }
    }

    @Test
    void streamOnOneNodeATurnThatTheOtherRunsAndFinishItWhenThatIsKilled() {
        try (var backend = FakeBackend.start().will(hangs(), says("Taken over"))) {
            var bot = Bot.thatSaysThatItAsks(first.api()).with(first.api(), "only", backend, ONE_RETRY);
            bot.start(first.api(), "streamed");
            try (var asker = bot.press(first.api(), "streamed"); var reader = bot.follow(second.api(), "streamed", lastTurn(bot))) {
                await().until(() -> backend.received().size() == 1 && asker.events().size() == 1 && reader.events().size() == 1);
                first.kill();

                await().atMost(TAKE_OVER).until(reader::hasEnded);
                await().until(asker::hasEnded);
                assertThat(reader.each("message", "/text")).containsExactly("One moment", "Taken over", "Press");
                assertThat(reader.names()).endsWith("turn.completed");
                assertThat(asker.events()).isEqualTo(reader.events().subList(0, 1));
                try (var later = bot.follow(second.api(), "streamed", lastTurn(bot), asker.events().getFirst().id())) {
                    await().until(later::hasEnded);
                    assertThat(later.events()).isEqualTo(reader.events().subList(1, 4));
                }
            }
        } finally {
            first.close();
            first.start();
        }
    }

    @Test
    void answerQuicklyThatTheDatabaseIsAwayAndRecoverByThemselves() throws Exception {
        var bot = Bot.thatRepeats(first.api());
        bot.start(first.api(), "away");
        database.crash();

        assertThat(refusals(bot, "away")).allSatisfy(ClusterIT::isQuickRefusal);
        database.startAgain();
        awaitRecovery(bot, "away");
    }

    @Test
    void answerQuicklyThatTheDatabaseIsFrozenAndRecoverByThemselves() {
        var bot = Bot.thatRepeats(first.api());
        bot.start(first.api(), "frozen");
        database.freeze();
        try {
            assertThat(refusals(bot, "frozen")).allSatisfy(ClusterIT::isQuickRefusal);
        } finally {
            database.thaw();
        }
        awaitRecovery(bot, "frozen");
    }

    @Test
    void keepALimitTogether() {
        var bot = Bot.thatRepeats(first.api(), LIMIT);

        var calls = Stream.concat(hammer(bot, first), hammer(bot, second));
        long passed = calls.map(CompletableFuture::join).filter(status -> status != 429).count();

        assertThat(passed).isBetween(LIMIT * 9 / 10L, LIMIT * 11 / 10L);
    }

    @Test
    void leaveTheLimitToTheOneThatIsAsked() {
        var bot = Bot.thatRepeats(first.api(), LIMIT);
        bot.start(second.api(), "only-once");

        long passed = 1 + hammer(bot, first).map(CompletableFuture::join).filter(status -> status != 429).count();

        assertThat(passed).isBetween(LIMIT * 9 / 10L, LIMIT * 11 / 10L);
    }

    /** Asks, more often than it may, for what is not there; the calls are under way when this returns. */
    private static Stream<CompletableFuture<Integer>> hammer(Bot bot, Node node) {
        var turn = "turn_" + "0".repeat(26);
        var callers = Executors.newFixedThreadPool(6, Thread.ofVirtual().factory());
        var calls = IntStream.range(0, LIMIT * 2)
            .mapToObj(i -> CompletableFuture.supplyAsync(() -> bot.turn(node.api(), "any", turn).status(), callers)).toList();
        callers.shutdown();
        return calls.stream();
    }

    private static void awaitRecovery(Bot bot, String session) {
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(nodes()).allSatisfy(node -> {
            assertThat(node.api().get("/v1/bots").status()).isEqualTo(200);
            var answer = bot.say(node.api(), session, "back");
            assertThat(Bot.texts(answer)).as("%s", answer).contains("You said back");
        }));
    }

    private static List<Api.Answer> refusals(Bot bot, String session) {
        return nodes().parallel().flatMap(node -> Stream.<Supplier<Api.Answer>>of(
            () -> bot.say(node.api(), session, "lost"), () -> node.api().get("/v1/bots")).parallel().map(Supplier::get))
            .toList();
    }

    private static void isQuickRefusal(Api.Answer answer) {
        assertThat(answer.status()).as("%s", answer).isEqualTo(503);
        assertThat(answer.headers()).containsKey("Retry-After");
        assertThat(answer.took()).isLessThan(Duration.ofSeconds(10));
    }

    private static Stream<Node> nodes() {
        return Stream.of(first, second);
    }

    private static String lastTurn(Bot bot) {
        return database.ask("""
            select payload->>'turn_id' from event where type = 'conversation.UserMessageReceived' and aggregate_id in (
              select aggregate_id from event where type = 'conversation.SessionStarted' and payload->'pin'->>'channel_id' = ?)
             order by global_index""", bot.channel()).getLast();
    }
}
