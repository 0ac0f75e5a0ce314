package io.verbatim.outside;

import static io.verbatim.fake.OpenAi.done;
import static io.verbatim.fake.OpenAi.piece;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.verbatim.fake.EventReader;
import io.verbatim.fake.FakeBackend;
import io.verbatim.fake.Sse;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Replies that come as streams and go out as streams. */
@ExtendWith(Running.class)
class DeltaIT {

    private static final String OPENAI = "\"payload_format\": \"openai\", \"stream\": true, \"max_retries\": 0";
    private static final String HI = "{\"message\": \"hi\"}";

    private final Product product;
    private final FakeBackend backend = FakeBackend.start();

    DeltaIT(Product product) {
        this.product = product;
    }

    @AfterEach
    void close() {
        backend.close();
    }

    @Test
    void passesPiecesOnWhileTheReplyIsStillComing() {
        var word = new CountDownLatch(1);
        backend.will(Sse.stream(piece("Hel"), Sse.waits(word), piece("lo"), done()));
        var chat = talk();

        try (var reader = chat.sending("anna", HI)) {
            await().until(() -> reader.each("message.delta", "/text").equals(List.of("Hel")));
            try (var later = chat.following("anna", turn(reader), reader.events().getFirst().id())) {
                word.countDown();
                await().until(() -> reader.hasEnded() && later.hasEnded());

                assertThat("Hello").startsWith(String.join("", reader.each("message.delta", "/text")));
                assertThat(reader.each("message", "/text")).containsExactly("Hello");
                assertThat(reader.each("message.delta", "/message_id")).containsOnly(reader.each("message", "/id").getFirst());
                assertThat(reader.each("message.delta", "/component_id")).containsOnly("ai");
                assertThat(later.events()).isEqualTo(reader.events().subList(1, reader.events().size()));
            }
        }
    }

    @Test
    void saysThatAReplyIsIncompleteWhoseRestNeverCame() {
        backend.will(Sse.stream(piece("Hel"), Sse.silent(500), Sse.breaksOff()));
        var chat = talk();

        try (var reader = chat.sending("anna", HI)) {
            await().until(reader::hasEnded);

            assertThat(reader.names()).containsExactly("message.delta", "message", "turn.completed");
            assertThat(reader.each("message", "/incomplete")).containsExactly("true");
            assertThat(reader.each("turn.completed", "/message/incomplete")).containsExactly("true");
        }
    }

    private Chat talk() {
        var bot = product.bot(Flows.talk("{}")).withoutEcho();
        bot.integration("A", backend, OPENAI);
        var chat = bot.channel();
        chat.start("{\"session_id\": \"anna\"}").is(200);
        return chat;
    }

    private static String turn(EventReader reader) {
        var location = reader.header("Location");
        return location.substring(location.lastIndexOf('/') + 1);
    }
}
