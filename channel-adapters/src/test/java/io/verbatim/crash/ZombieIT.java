package io.verbatim.crash;

import static io.verbatim.fake.Behaviour.answers;
import static io.verbatim.fake.Behaviour.says;
import static io.verbatim.fake.Behaviour.waits;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.verbatim.fake.FakeBackend;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A node that stands still for longer than its lease, and goes on when another has taken over: it neither sends nor commits. */
@BesideOthers
@ExtendWith(TwoNodes.class)
class ZombieIT {

    private static final Duration TAKE_OVER = Duration.ofSeconds(15);
    private static final Map<String, Object> ONE_RETRY = Map.of("max_retries", 1, "retry_backoff_ms", 0);

    private static Database database;
    private static Node zombie;
    private static Node living;
    private static Ledger ledger;

    @BeforeAll
    static void start(Cluster cluster) {
        database = cluster.database();
        zombie = cluster.first();
        living = cluster.second();
        ledger = cluster.ledger();
    }

    @Test
    void neitherSendsNorCommitsWhatWasTakenOver() throws Exception {
        var word = new CountDownLatch(1);
        try (var called = FakeBackend.start().will(waits(word, says("Too late")), says("In time"));
             var uncalled = FakeBackend.start().will(says("From the living"))) {
            var during = Bot.thatAsks(living.api()).with(living.api(), "called", called, ONE_RETRY);
            var before = Bot.thatAsks(living.api()).with(living.api(), "uncalled", uncalled, ONE_RETRY);
            during.start(zombie.api(), "during");
            before.start(zombie.api(), "before");
            var first = say(during, "during");
            await().until(() -> called.received().size() == 1);
            var second = standStillBehindAStart(before);
            try {
                assertThat(Bot.texts(during.say(living.api(), "during", "Hello", "key"))).containsExactly("In time");
                assertThat(Bot.texts(before.say(living.api(), "before", "Hello", "key"))).containsExactly("From the living");
                word.countDown();
            } finally {
                zombie.thaw();
            }

            assertThat(Bot.texts(first.join())).containsExactly("In time");
            assertThat(Bot.texts(second.join())).containsExactly("From the living");
            await().until(() -> zombie.logged().contains("This node has stood still"));
            assertThat(Bot.texts(before.say(zombie.api(), "before", "And now?"))).containsExactly("From the living");
            assertThat(uncalled.received()).extracting(call -> call.header("X-Attempt")).containsExactly("2", "1");
            assertThat(called.received()).hasSize(2);
            assertNothingTwice();
        }
    }

    @Test
    void saysNothingOfADeliveryThatAnotherHasMade() throws Exception {
        var word = new CountDownLatch(1);
        try (var receiver = FakeBackend.start().will(waits(word, answers(200, "late")), answers(200, ""))) {
            var bot = Bot.thatRepeats(living.api());
            var channel = living.api().must("POST", "/v1/bots/%s/channels".formatted(bot.id()), Map.of("type", "webhook", "name", "Posting",
                "active", true, "config", Map.of("dialect", "json", "webhook_url", receiver.url())));
            var id = channel.path("id").asString();
            zombie.api().call("POST", "/v1/channels/webhook/%s/messages".formatted(id),
                Map.of("user", Map.of("id", "anna"), "message", Map.of("textMessage", Map.of("text", "Hello"))),
                Map.of("Authorization", "Bearer " + channel.path("api_key").asString()));
            await().until(() -> receiver.received().size() == 1);
            zombie.freeze();
            try {
                await().atMost(TAKE_OVER.multipliedBy(2)).until(() -> outcomes(id).contains("DeliverySucceeded"));
                word.countDown();
            } finally {
                zombie.thaw();
            }

            await().until(() -> zombie.api().isOk("/v1/channels/" + id));
            assertThat(outcomes(id)).containsExactly("DeliveryOutcomeUnknown", "DeliverySucceeded");
            assertThat(receiver.received()).hasSize(2).extracting(call -> call.header("webhook-id")).containsOnly(
                receiver.received().getFirst().header("webhook-id"));
        }
    }

    private static List<String> outcomes(String channel) {
        return database.ask("""
            select replace(type, 'conversation.', '') from event where payload->>'channel_id' = ?
               and type in ('conversation.DeliveryOutcomeUnknown', 'conversation.DeliverySucceeded', 'conversation.DeliveryFailed')
             order by global_index""", channel);
    }

    @Test
    void remembersNothingOfSessionsThatWentOnWithoutIt() {
        var bot = Bot.thatRepeats(living.api());
        bot.start(zombie.api(), "old");
        bot.say(zombie.api(), "old", "Known");
        zombie.freeze();
        CompletableFuture<Api.Answer> asked;
        try {
            await().atMost(TAKE_OVER).until(() -> database.count("select count(*) from node where lease_until >= clock_timestamp()") == 1);
            assertThat(Bot.texts(bot.say(living.api(), "old", "Meanwhile"))).contains("You said Meanwhile");
            asked = say(bot, "old");
        } finally {
            zombie.thaw();
        }

        assertThat(Bot.texts(asked.join())).contains("You said Hello");
        assertThat(ledger.completedTwice()).isZero();
    }

    /** The start of an attempt is committed, and the node stands still before it hears so, until another has taken over. */
    private static CompletableFuture<Api.Answer> standStillBehindAStart(Bot bot) throws SQLException {
        try (var gate = new Gate(database, 1)) {
            var answer = say(bot, "before");
            gate.awaitVisitor();
            zombie.freeze();
            gate.letThrough();
            await().atMost(TAKE_OVER).until(() -> database.count("""
                select count(*) from event where type = 'conversation.AttemptOutcomeUnknown' and aggregate_id in (
                  select aggregate_id from event where type = 'conversation.SessionStarted' and payload->'pin'->>'channel_id' = ?)""",
                bot.channel()) == 1);
            return answer;
        }
    }

    private static CompletableFuture<Api.Answer> say(Bot bot, String session) {
        return CompletableFuture.supplyAsync(() -> bot.say(zombie.api(), session, "Hello", "key"));
    }

    private static void assertNothingTwice() {
        assertThat(ledger.mostOpenAtOnce()).isLessThanOrEqualTo(1);
        assertThat(ledger.endedOtherwiseThanOnce()).isZero();
        assertThat(ledger.completedTwice()).isZero();
        assertThat(ledger.open()).isZero();
    }
}
