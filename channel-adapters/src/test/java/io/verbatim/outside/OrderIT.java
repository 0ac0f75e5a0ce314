package io.verbatim.outside;

import static org.assertj.core.api.Assertions.assertThat;

import io.verbatim.fake.Behaviour;
import io.verbatim.fake.FakeBackend;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Session API, "Session life": messages sent at the same time are answered one after the other, all completely, in order of arrival. */
@ExtendWith(Running.class)
class OrderIT {

    private static final int AT_ONCE = 50;

    private final Product product;
    private final FakeBackend backend = FakeBackend.start();

    OrderIT(Product product) {
        this.product = product;
    }

    @AfterEach
    void close() {
        backend.close();
    }

    @Test
    void answersFiftyMessagesThatComeAtOnceOneByOne() throws Exception {
        backend.will(Behaviour.hangsFor(2, Behaviour.echoes()));
        var chat = talk();
        var session = chat.start("{\"session_id\": \"anna\"}").is(200);

        var answers = atOnce(i -> chat.say("anna", "text " + i));

        for (int i = 0; i < AT_ONCE; i++) {
            assertThat(answers.get(i).is(200).each("/messages", "/text")).containsExactly("text " + i);
        }
        var trail = chat.events(session.textAt("/conversation_id"));
        assertThat(turns(trail, "UserMessageReceived")).hasSize(AT_ONCE).doesNotHaveDuplicates()
            .isEqualTo(turns(trail, "TurnCompleted").subList(1, AT_ONCE + 1));
        assertThat(runs(trail)).isEqualTo(turns(trail, "TurnCompleted"));
        assertThat(backend.received()).hasSize(AT_ONCE);
    }

    @Test
    void answersFiftyMessagesToAFlowWithoutBackendOneByOne() throws Exception {
        var chat = product.bot(Flows.greeting("{word}")).channel();
        var session = chat.start("{\"session_id\": \"anna\"}").is(200);

        var answers = atOnce(i -> chat.say("anna", "text " + i));

        for (int i = 0; i < AT_ONCE; i++) {
            assertThat(answers.get(i).is(200).each("/messages", "/text")).containsExactly("text " + i);
        }
        var trail = chat.events(session.textAt("/conversation_id"));
        assertThat(runs(trail)).hasSize(AT_ONCE + 1).isEqualTo(turns(trail, "TurnCompleted"));
    }

    /** The turns that had such an event, in order. */
    private static List<String> turns(List<JsonNode> trail, String type) {
        return trail.stream().filter(event -> event.at("/type").asString().endsWith("." + type)).map(OrderIT::turn).toList();
    }

    /** The turns that something happened in, one for each stretch without another's: what arrives meanwhile does not count. */
    private static List<String> runs(List<JsonNode> trail) {
        var busy = trail.stream().filter(event -> !event.at("/type").asString().endsWith(".UserMessageReceived"))
            .map(OrderIT::turn).toList();
        return IntStream.range(0, busy.size()).filter(i -> i == 0 || !busy.get(i).equals(busy.get(i - 1))).mapToObj(busy::get).toList();
    }

    private static String turn(JsonNode event) {
        return event.at("/payload/turn_id").asString();
    }

    private static List<Answer> atOnce(IntFunction<Answer> call) throws InterruptedException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls = IntStream.range(0, AT_ONCE).<Callable<Answer>>mapToObj(i -> () -> call.apply(i)).toList();
            return threads.invokeAll(calls).stream().map(Future::resultNow).toList();
        }
    }

    private Chat talk() {
        var bot = product.bot(Flows.talk("{}")).withoutEcho();
        bot.integration("A", backend, "");
        return bot.channel();
    }
}
