package io.verbatim.crash;

import static io.verbatim.fake.Behaviour.echoes;
import static io.verbatim.fake.Behaviour.hangsFor;
import static io.verbatim.fake.Behaviour.says;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.verbatim.fake.FakeBackend;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Sessions that two nodes serve at the same time: in order, once, and to their end. */
@BesideOthers
@ExtendWith(TwoNodes.class)
class ClusterSessionIT {

    private final Cluster cluster;

    ClusterSessionIT(Cluster cluster) {
        this.cluster = cluster;
    }

    @Test
    void answerFiftyMessagesAtOnceOneByOneInOrderOfArrival() throws Exception {
        try (var backend = FakeBackend.start().will(echoes())) {
            var bot = Bot.thatAsks(cluster.first().api()).with(cluster.first().api(), "only", backend, Map.of());
            var conversation = bot.start(cluster.first().api(), "order").body().path("conversation_id").asString();

            var answers = atOnce(50, i -> bot.say(cluster.either(i), "order", "text " + i));

            for (int i = 0; i < answers.size(); i++) {
                assertThat(Bot.texts(answers.get(i))).as("%s", answers.get(i)).containsExactly("text " + i);
            }
            var arrivals = cluster.ledger().arrivals(conversation);
            assertThat(arrivals).hasSize(50).doesNotHaveDuplicates();
            assertThat(cluster.ledger().runs(conversation)).hasSize(51).endsWith(arrivals.toArray(String[]::new));
            assertThat(backend.received()).hasSize(50);
        }
    }

    @Test
    void acceptARepeatedRequestOnceWhicheverNodeIsAsked() throws Exception {
        try (var backend = FakeBackend.start().will(hangsFor(300, says("Once")))) {
            var bot = Bot.thatAsks(cluster.first().api()).with(cluster.first().api(), "only", backend, Map.of());
            bot.start(cluster.first().api(), "repeated");

            var answers = atOnce(20, i -> bot.say(cluster.either(i), "repeated", "Hello", "key"));

            assertThat(answers).allSatisfy(answer -> assertThat(Bot.texts(answer)).as("%s", answer).containsExactly("Once"));
            assertThat(answers).filteredOn(answer -> answer.body().path("idempotency_replayed").asBoolean(false)).hasSize(19);
            assertThat(answers).extracting(answer -> answer.body().path("turn_id").asString()).containsOnly(
                answers.getFirst().body().path("turn_id").asString());
            assertThat(backend.received()).hasSize(1);
        }
    }

    @Test
    void endEachSessionOnceThatRestsTooLong() {
        var bot = Bot.thatRepeats(cluster.first().api()).restless(cluster.first().api(), 2);
        for (int i = 0; i < 20; i++) {
            bot.start(cluster.either(i), "resting-" + i);
        }
        bot.start(cluster.first().api(), "talking");
        for (int i = 0; i < 6; i++) {
            await().pollDelay(Duration.ofMillis(500)).until(() -> bot.say(cluster.second().api(), "talking", "on").status() == 200);
        }

        await().until(() -> cluster.ledger().expired(bot) == 21);
        assertThat(bot.say(cluster.first().api(), "talking", "on").status()).isEqualTo(404);
        assertThat(bot.say(cluster.second().api(), "resting-1", "on").status()).isEqualTo(404);
        assertThat(cluster.ledger().expired(bot)).isEqualTo(21);
    }

    @Test
    void endSessionsThatFellDueWhileNoNodeLived() {
        try {
            var bot = Bot.thatRepeats(cluster.first().api()).restless(cluster.first().api(), 2);
            bot.start(cluster.first().api(), "one");
            cluster.first().kill();
            await().until(() -> cluster.ledger().expired(bot) == 1);
            bot.start(cluster.second().api(), "two");
            cluster.second().kill();

            assertThat(cluster.ledger().expired(bot)).isEqualTo(1);
            cluster.first().start();
            await().until(() -> cluster.ledger().expired(bot) == 2);
            assertThat(bot.say(cluster.first().api(), "two", "on").status()).isEqualTo(404);
        } finally {
            cluster.nodes().forEach(Node::revive);
        }
    }

    private static List<Api.Answer> atOnce(int calls, IntFunction<Api.Answer> call) throws InterruptedException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = IntStream.range(0, calls).<Callable<Api.Answer>>mapToObj(i -> () -> call.apply(i)).toList();
            return threads.invokeAll(all).stream().map(Future::resultNow).toList();
        }
    }
}
