package io.verbatim.crash;

import static io.verbatim.fake.Behaviour.hangs;
import static io.verbatim.fake.Behaviour.says;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.verbatim.fake.FakeBackend;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Three nodes on one PostgreSQL are what two are: each serves every conversation, and the others go on where one is killed. */
@BesideOthers
@ExtendWith(TwoNodes.class)
class ThreeNodesIT {

    private static final Duration TAKE_OVER = Duration.ofSeconds(15);

    @Test
    void serveOneConversationTogetherAndFinishWhatOneWasDoingThatIsKilled(Cluster cluster) {
        var first = cluster.first().api();
        var second = cluster.second().api();
        try (var third = cluster.another("third").start();
             var backend = FakeBackend.start().will(says("One"), says("Two"), says("Three"), hangs(), says("Taken over"))) {
            var bot = Bot.thatAsks(first).with(first, "only", backend, Map.of("max_retries", 1, "retry_backoff_ms", 0));
            bot.start(third.api(), "three");
            assertThat(Bot.texts(bot.say(first, "three", "1"))).containsExactly("One");
            assertThat(Bot.texts(bot.say(second, "three", "2"))).containsExactly("Two");
            assertThat(Bot.texts(bot.say(third.api(), "three", "3"))).containsExactly("Three");

            Thread.startVirtualThread(() -> bot.say(third.api(), "three", "4", "key"));
            await().until(() -> backend.received().size() == 4);
            third.kill();

            var repeated = bot.say(second, "three", "4", "key");
            assertThat(Bot.texts(repeated)).as("%s", repeated).containsExactly("Taken over");
            assertThat(repeated.took()).isLessThan(TAKE_OVER);
            assertThat(Bot.texts(bot.say(first, "three", "5"))).containsExactly("Taken over");
            assertThat(cluster.ledger().mostOpenAtOnce()).isEqualTo(1);
        }
    }
}
