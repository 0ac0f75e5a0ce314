package io.verbatim.outside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.verbatim.fake.Behaviour;
import io.verbatim.fake.FakeBackend;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Replies as long as a backend's answer may be. */
@ExtendWith(Running.class)
class LongReplyIT {

    private static final String REPLY = IntStream.range(0, 450_000).mapToObj(Integer::toString).collect(Collectors.joining(" "));

    private final Product product;
    private final FakeBackend backend = FakeBackend.start().will(Behaviour.says(REPLY));

    LongReplyIT(Product product) {
        this.product = product;
    }

    @AfterEach
    void close() {
        backend.close();
    }

    @Test
    void areAnsweredAndKeptWholeAndFoundByTheirBeginning() {
        var bot = product.bot(Flows.talk("{}")).withoutEcho();
        bot.integration("A", backend, "");
        var chat = bot.channel();
        chat.start("{\"session_id\": \"anna\"}").is(200);

        var turn = chat.say("anna", "Tell me all").is(200);

        var conversation = turn.textAt("/conversation_id");
        assertThat(turn.textAt("/messages/0/text").equals(REPLY)).isTrue();
        var kept = product.owner().get("/v1/conversations/%s/messages".formatted(conversation)).is(200);
        assertThat(kept.textAt("/data/1/text").equals(REPLY)).isTrue();
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(product.owner()
            .get("/v1/bots/%s/conversations?q=39999".formatted(bot.id())).is(200).textAt("/data/0/id")).isEqualTo(conversation));
        backend.will(Behaviour.says("Short"));
        assertThat(chat.say("anna", "And now?").is(200).textAt("/messages/0/text")).isEqualTo("Short");
    }
}
