package io.verbatim.outside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.verbatim.fake.Behaviour;
import io.verbatim.fake.FakeBackend;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Callers that trace, where the product itself does not. */
@ExtendWith(Running.class)
class TracePassingIT {
    private static final String FIRST = "00-11111111111111111111111111111111-2222222222222222-01";
    private static final String SECOND = "00-33333333333333333333333333333333-4444444444444444-00";

    private final Product product;
    private final FakeBackend backend = FakeBackend.start();

    TracePassingIT(Product product) {
        this.product = product;
    }

    @AfterEach
    void close() {
        backend.close();
    }

    @Test
    void findTheirHeaderAtTheBackendAtEachAttempt() {
        var chat = talk(", \"max_retries\": 1, \"retry_backoff_ms\": 1");
        backend.will(Behaviour.answers(500, "{}"), Behaviour.says("Hello"));

        chat.send("anna", "{\"message\": \"hi\"}", "traceparent", FIRST).is(200);

        assertThat(traces()).containsExactly(FIRST, FIRST);
    }

    @Test
    void haveATraceForEachTurnAlsoWhereItBeginsByTheEndOfAnother() {
        var word = new CountDownLatch(1);
        var chat = talk("");
        backend.will(Behaviour.waits(word, Behaviour.says("One")), Behaviour.says("More"));

        chat.send("anna", "{\"message\": \"one\"}", "traceparent", FIRST, "Prefer", "respond-async").is(202);
        await().until(() -> backend.received().size() == 1);
        chat.send("anna", "{\"message\": \"two\"}", "traceparent", SECOND, "Prefer", "respond-async").is(202);
        chat.send("anna", "{\"message\": \"three\"}", "Prefer", "respond-async").is(202);
        word.countDown();

        await().until(() -> backend.received().size() == 3);
        assertThat(traces().subList(0, 2)).containsExactly(FIRST, SECOND);
        assertThat(traces().get(2)).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01").doesNotContain("1111", "3333");
    }

    @Test
    void areNotTrustedWithNonsense() {
        var chat = talk("");

        chat.send("anna", "{\"message\": \"hi\"}", "traceparent", "00-nonsense-\"1").is(200);

        assertThat(traces()).singleElement().asString().matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01");
    }

    private Chat talk(String fields) {
        var bot = product.bot(Flows.talk("{}")).withoutEcho();
        bot.integration("A", backend, fields.isEmpty() ? "" : fields.substring(2));
        var chat = bot.channel();
        chat.start("{\"session_id\": \"anna\"}").is(200);
        return chat;
    }

    private List<String> traces() {
        return backend.received().stream().map(got -> got.header("traceparent")).toList();
    }
}
