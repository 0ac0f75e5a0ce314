package io.verbatim.outside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.verbatim.fake.Behaviour;
import io.verbatim.fake.FakeBackend;
import io.verbatim.fake.Floodgate;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Messages that wait because their session is busy. */
@ExtendWith(Running.class)
class QueueIT {

    private static final int LONGEST_QUEUE = 100;

    private final Product product;
    private final FakeBackend backend = FakeBackend.start();

    QueueIT(Product product) {
        this.product = product;
    }

    @AfterEach
    void close() {
        backend.close();
    }

    @Test
    void letsAHundredMessagesWaitAndRefusesMore() {
        var gate = new Floodgate(Behaviour.echoes());
        backend.will(gate);
        var chat = talk("{}");
        var session = chat.start("{\"session_id\": \"anna\"}").is(200);
        var waiting = IntStream.rangeClosed(0, LONGEST_QUEUE)
            .mapToObj(i -> chat.send("anna", "{\"message\": \"%d\"}".formatted(i), "Prefer", "respond-async").is(202)).toList();
        int before = chat.events(session.textAt("/conversation_id")).size();

        var refusal = chat.say("anna", "one too many").isRefused(429, "queue_full");

        assertThat(refusal.header("Retry-After")).matches("[1-9][0-9]*");
        assertThat(chat.events(session.textAt("/conversation_id"))).hasSize(before);
        gate.lift();
        await().untilAsserted(() -> chat.turn("anna", waiting.getLast().textAt("/turn_id")).is(200));
        for (int i = 0; i <= LONGEST_QUEUE; i++) {
            assertThat(chat.turn("anna", waiting.get(i).textAt("/turn_id")).is(200).textAt("/message/text")).isEqualTo("" + i);
        }
        assertThat(chat.say("anna", "Room again").is(200).textAt("/message/text")).isEqualTo("Room again");
    }

    @Test
    void letsNoMoreWaitOfManyThatComeAtOnce() throws Exception {
        backend.will(Behaviour.hangs());
        var chat = talk("{\"request_timeout\": 1}");
        chat.start("{\"session_id\": \"anna\"}").is(200);

        var answers = atOnce(LONGEST_QUEUE + 10, () -> chat.say("anna", "Hello?"));

        assertThat(answers).filteredOn(answer -> answer.status() == 504).hasSize(LONGEST_QUEUE + 1);
        assertThat(answers).filteredOn(answer -> answer.status() != 504).hasSize(9)
            .allSatisfy(answer -> assertThat(answer.isRefused(429, "queue_full").header("Retry-After")).matches("[1-9][0-9]*"));
    }

    private static List<Answer> atOnce(int calls, Callable<Answer> call) throws InterruptedException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return threads.invokeAll(Collections.nCopies(calls, call)).stream().map(Future::resultNow).toList();
        }
    }

    private Chat talk(String config) {
        var bot = product.bot(Flows.talk("{}")).withoutEcho();
        bot.integration("A", backend, "\"max_retries\": 0");
        return bot.channel(config);
    }
}
