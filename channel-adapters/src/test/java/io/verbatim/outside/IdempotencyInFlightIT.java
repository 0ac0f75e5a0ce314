package io.verbatim.outside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.verbatim.fake.Behaviour;
import io.verbatim.fake.FakeBackend;
import io.verbatim.fake.Floodgate;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Session API, "Idempotency": repeats that come while the first still runs. */
@ExtendWith(Running.class)
class IdempotencyInFlightIT {

    private static final String START = "{\"session_id\": \"anna\"}";
    private static final String MESSAGE = "{\"message\": \"Hello\"}";

    private final Product product;
    private final FakeBackend backend = FakeBackend.start();
    private final Floodgate gate = new Floodgate(Behaviour.says("At last"));
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    IdempotencyInFlightIT(Product product) {
        this.product = product;
    }

    @AfterEach
    void close() {
        gate.lift();
        threads.close();
        backend.close();
    }

    @Test
    void givesTwentyRequestsWithOneKeyOneEffectAndEqualAnswers() throws Exception {
        var chat = talk("{}");
        chat.start(START).is(200);
        backend.will(Behaviour.hangsFor(200, Behaviour.says("Once")));

        var answers = twenty(() -> chat.send("anna", MESSAGE, "Idempotency-Key", "k"));

        assertOneEffect(answers);
        assertThat(backend.received()).hasSize(1);
        assertThat(chat.trail(answers.getFirst())).containsOnlyOnce("UserMessageReceived", "BotMessageSaid");
    }

    @Test
    void givesTwentyStartsWithOneKeyOneSession() throws Exception {
        var chat = product.bot(Flows.SHOP).channel();

        var answers = twenty(() -> chat.start("{}", "Idempotency-Key", "k"));

        assertOneEffect(answers);
        assertThat(chat.trail(answers.getFirst())).containsOnlyOnce("SessionStarted");
    }

    @Test
    void waitsForTheFirstAndAnswersAsAReplay() throws Exception {
        var chat = talk("{}");
        chat.start(START).is(200);
        var first = firstRuns(chat);
        var second = threads.submit(() -> chat.send("anna", MESSAGE, "Idempotency-Key", "k"));
        chat.send("anna", "{\"message\": \"Other\"}", "Idempotency-Key", "k").isRefused(409, "idempotency_key_reused");

        gate.lift();

        second.get().isReplayOf(first.get().is(200).isFirst());
        assertThat(backend.received()).hasSize(1);
    }

    @Test
    void answers504ThenInFlightThenTheResultOfTheOneTurn() throws Exception {
        var chat = talk("{\"request_timeout\": 2}");
        chat.start(START).is(200);
        var first = firstRuns(chat);
        var meanwhile = chat.send("anna", MESSAGE, "Idempotency-Key", "k");

        var timeout = first.get().isRefused(504, "turn_timeout");
        assertThat(meanwhile.isRefused(409, "idempotency_in_flight").header("Retry-After")).matches("[1-9][0-9]*");
        var again = chat.send("anna", MESSAGE, "Idempotency-Key", "k").isRefused(504, "turn_timeout");
        gate.lift();
        var result = chat.send("anna", MESSAGE, "Idempotency-Key", "k").is(200);

        assertThat(again.textAt("/turn_id")).isEqualTo(timeout.textAt("/turn_id"));
        assertThat(result.textAt("/turn_id")).isEqualTo(timeout.textAt("/turn_id"));
        assertThat(result.textAt("/message/text")).isEqualTo("At last");
        chat.send("anna", MESSAGE, "Idempotency-Key", "k").is(200);
        assertThat(backend.received()).hasSize(1);
        assertThat(chat.trail(result)).containsOnlyOnce("UserMessageReceived", "BotMessageSaid");
    }

    @Test
    void keepsTheReplayOfAMessageThatWaitedInTheQueue() throws Exception {
        var chat = talk("{}");
        chat.start(START).is(200);
        backend.will(gate, Behaviour.echoes());
        var ahead = threads.submit(() -> chat.say("anna", "Ahead"));
        await().until(() -> backend.received().size() == 1);
        var queued = threads.submit(() -> chat.send("anna", MESSAGE, "Idempotency-Key", "k"));
        var repeat = threads.submit(() -> chat.send("anna", MESSAGE, "Idempotency-Key", "k"));

        gate.lift();

        ahead.get().is(200);
        var answers = List.of(queued.get(), repeat.get());
        assertOneEffect(answers);
        assertThat(answers.getFirst().textAt("/message/text")).isEqualTo("Hello");
        assertThat(backend.received()).hasSize(2);
    }

    private Future<Answer> firstRuns(Chat chat) {
        backend.will(gate);
        var first = threads.submit(() -> chat.send("anna", MESSAGE, "Idempotency-Key", "k"));
        await().until(() -> backend.received().size() == 1);
        return first;
    }

    private List<Answer> twenty(Callable<Answer> request) throws Exception {
        var all = threads.invokeAll(IntStream.range(0, 20).mapToObj(i -> request).toList());
        return all.stream().map(Future::resultNow).toList();
    }

    private static void assertOneEffect(List<Answer> answers) {
        var first = answers.stream().filter(answer -> answer.is(200).at("/idempotency_replayed").isMissingNode()).toList();

        assertThat(first).hasSize(1);
        assertThat(answers).filteredOn(answer -> answer != first.getFirst()).hasSize(answers.size() - 1)
            .allSatisfy(answer -> answer.isReplayOf(first.getFirst()));
    }

    private Chat talk(String config) {
        var bot = product.bot(Flows.talk("{}")).withoutEcho();
        bot.integration("A", backend, "");
        return bot.channel(config);
    }
}
