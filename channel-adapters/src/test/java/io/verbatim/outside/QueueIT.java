package io.verbatim.outside;

import static io.verbatim.fake.Behaviour.hangs;
import static org.assertj.core.api.Assertions.assertThat;

import io.verbatim.fake.FakeBackend;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A session in which more is said than can be answered. */
@ExtendWith(Running.class)
class QueueIT {

    private static final int RUNNING = 1;
    private static final int WAITING = 100;
    private static final int TOO_MANY = 9;

    private final Product product;

    QueueIT(Product product) {
        this.product = product;
    }

    @Test
    void letsOneHundredMessagesWaitAndRefusesMore() throws Exception {
        try (var backend = FakeBackend.start().will(hangs()); var users = Executors.newVirtualThreadPerTaskExecutor()) {
            var bot = product.bot(Flows.talk("{}")).withoutEcho();
            bot.integration("Hangs", backend, "\"max_retries\": 0");
            var chat = bot.channel("{\"request_timeout\": 1}");
            var session = chat.start().textAt("/session_id");
            Callable<Answer> say = () -> chat.say(session, "Hello?");

            var calls = IntStream.range(0, RUNNING + WAITING + TOO_MANY).mapToObj(i -> say).toList();
            var answers = users.invokeAll(calls).stream().map(Future::resultNow).toList();

            assertThat(answers).filteredOn(answer -> answer.status() == 504).hasSize(RUNNING + WAITING);
            assertThat(answers).filteredOn(answer -> answer.status() != 504).hasSize(TOO_MANY).allSatisfy(answer -> {
                answer.isRefused(429, "queue_full");
                assertThat(Integer.parseInt(answer.header("Retry-After"))).isPositive();
            });
        }
    }
}
