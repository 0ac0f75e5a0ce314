package io.verbatim.outside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.verbatim.fake.Behaviour;
import io.verbatim.fake.FakeBackend;
import io.verbatim.fake.Floodgate;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Session API, "Turns that take time": what is not over when the call is. */
@ExtendWith(Running.class)
class TurnsThatTakeTimeIT {

    private static final String START = "{\"session_id\": \"anna\"}";
    private static final String MESSAGE = "{\"message\": \"Hello\"}";

    private final Product product;
    private final FakeBackend backend = FakeBackend.start();
    private final Floodgate gate = new Floodgate(Behaviour.says("At last"));

    TurnsThatTakeTimeIT(Product product) {
        this.product = product;
    }

    @AfterEach
    void close() {
        gate.lift();
        backend.close();
    }

    @Test
    void answersWhoWaitsForMoreThanAMoment() {
        var chat = slow("{}");
        CompletableFuture.delayedExecutor(1_500, TimeUnit.MILLISECONDS).execute(gate::lift);

        var answer = chat.say("anna", "hi").is(200);

        assertThat(answer.textAt("/message/text")).isEqualTo("At last");
        assertThat(answer.json()).isEqualTo(chat.turn("anna", answer.textAt("/turn_id")).is(200).json());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void lets504StandForATurnThatGoesOn(int seconds) {
        var chat = slow("{\"request_timeout\": %d}".formatted(seconds));

        var refusal = chat.say("anna", "hi").isRefused(504, "turn_timeout");

        var turn = refusal.textAt("/turn_id");
        assertThat(chat.turn("anna", turn).is(202).textAt("/turn_id")).isEqualTo(turn);
        gate.lift();
        assertThat(result(chat, "anna", turn).textAt("/message/text")).isEqualTo("At last");
        assertThat(backend.received()).hasSize(1);
    }

    @Test
    void tellsWhatATurnBrought() {
        var chat = shop();
        var turn = chat.say("anna", "Anna").is(200);

        var again = chat.turn("anna", turn.textAt("/turn_id")).is(200);

        assertThat(again.json()).isEqualTo(turn.json());
        chat.turn("nobody", turn.textAt("/turn_id")).is(404).isProblem();
        chat.turn("anna", "turn_" + "0".repeat(26)).is(404).isProblem();
        chat.turn("anna", turn.textAt("/conversation_id")).is(404).isProblem();
        product.with("wrong").get(chat.path() + "anna/turns/" + turn.textAt("/turn_id")).is(401).isProblem();
    }

    @Test
    void tellsWhatATurnBroughtAfterTheSessionIsOver() {
        var chat = product.bot(Flows.SHORT).channel();
        var turn = chat.start(START).is(200);

        assertThat(chat.turn("anna", turn.textAt("/turn_id")).is(200).json()).isEqualTo(turn.json());
    }

    @Test
    void doesNotStopATurnBecauseTheClientHangsUp() throws IOException {
        var chat = slow("{}");
        var session = chat.start("{\"session_id\": \"berta\"}").is(200);

        hangUpAfter(chat.path("berta"), chat.key());
        gate.lift();

        await().untilAsserted(() -> assertThat(chat.trail(session))
            .containsSubsequence("UserMessageReceived", "BotMessageSaid", "TurnCompleted"));
    }

    private void hangUpAfter(String path, String key) throws IOException {
        try (var socket = new Socket("127.0.0.1", product.port())) {
            socket.getOutputStream().write("""
                POST %s HTTP/1.1\r
                Host: localhost\r
                X-API-Key: %s\r
                Content-Type: application/json\r
                Content-Length: %d\r
                \r
                %s""".formatted(path, key, MESSAGE.length(), MESSAGE).getBytes(StandardCharsets.US_ASCII));
            await().until(() -> backend.received().size() == 1);
        }
    }

    private static Answer result(Chat chat, String session, String turn) {
        await().untilAsserted(() -> chat.turn(session, turn).is(200));
        return chat.turn(session, turn);
    }

    private Chat shop() {
        var chat = product.bot(Flows.SHOP).channel();
        chat.start(START).is(200);
        return chat;
    }

    /** A chat with a backend that says nothing until the gate is lifted. */
    private Chat slow(String config) {
        var bot = product.bot(Flows.talk("{}")).withoutEcho();
        bot.integration("A", backend.will(gate), "");
        var chat = bot.channel(config);
        chat.start(START).is(200);
        return chat;
    }
}
