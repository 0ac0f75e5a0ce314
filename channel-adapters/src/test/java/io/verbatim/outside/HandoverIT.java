package io.verbatim.outside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.verbatim.fake.Behaviour;
import io.verbatim.fake.FakeBackend;
import io.verbatim.fake.Received;
import io.verbatim.shared.conversation.ConversationCommand.ResumeBot;
import io.verbatim.shared.conversation.ConversationId;
import io.verbatim.shared.conversation.TurnId;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Conversations that people take over. */
@ExtendWith(Running.class)
class HandoverIT {

    private final Product product;
    private final FakeBackend people = FakeBackend.start();

    HandoverIT(Product product) {
        this.product = product;
    }

    @AfterEach
    void close() {
        people.close();
    }

    @Test
    void silenceTheBotUntilItIsResumed() {
        var chat = product.bot(flow("null")).channel();
        chat.start("{\"session_id\": \"anna\"}").is(200);

        var handed = chat.say("anna", "a person please").is(200);
        var silent = chat.say("anna", "hello?").is(200);
        product.context().getBean(CommandGateway.class)
            .sendAndWait(new ResumeBot(new ConversationId(handed.textAt("/conversation_id")), TurnId.next()));
        var back = chat.say("anna", "and now").is(200);

        assertThat(handed.textAt("/state")).isEqualTo("people");
        assertThat(silent.at("/messages").isEmpty()).isTrue();
        assertThat(chat.trail(handed)).containsSubsequence("BotPaused", "TurnCompleted", "UserMessageReceived", "TurnCompleted", "BotResumed",
            "BotMessageSaid", "TurnCompleted");
        assertThat(back.textAt("/message/text")).isEqualTo("Bye and now");
    }

    @Test
    void tellThePeopleWhatWasSaid() {
        people.will(Behaviour.answers(200, "{\"status\": \"ok\"}"), Behaviour.answers(200, "{\"offloadSuccess\": true, \"pauseBot\": true}"));
        var chat = product.bot(flow("\"%s\"".formatted(people.url()))).channel();
        chat.start("{\"session_id\": \"anna\"}").is(200);

        var handed = chat.say("anna", "a person please").is(200);
        var silent = chat.say("anna", "hello?").is(200);

        assertThat(handed.textAt("/state")).isEqualTo("people");
        assertThat(silent.at("/messages").isEmpty()).isTrue();
        assertThat(people.received().getFirst().line()).contains("GET ", "challenge.verifyToken=a+token");
        var offload = people.received().stream().filter(got -> got.body().contains("\"offload\"")).findFirst().orElseThrow();
        assertThat(offload.line()).contains("challenge.verifyToken=a+token");
        assertThat(Answer.json(offload.body()).at("/transcript/1/message").asString()).isEqualTo("a person please");
        await().untilAsserted(() -> assertThat(people.received()).extracting(Received::body)
            .anyMatch(body -> body.contains("\"messages\"") && body.contains("How can I help?"))
            .anyMatch(body -> body.contains("\"messages\"") && body.contains("hello?")));
        assertThat(Answer.json(offload.body()).at("/sessionId").asString()).isEqualTo("anna");
    }

    @Test
    void goTheErrorWayWhenThePeopleCannotBeTold() {
        people.will(Behaviour.answers(200, "{\"status\": \"ok\"}"));
        var chat = product.bot(flow("\"%s\"".formatted(people.url()))).channel();
        people.will(Behaviour.answers(503, ""));
        chat.start("{\"session_id\": \"anna\"}").is(200);

        assertThat(chat.say("anna", "x").is(200).textAt("/message/text")).isEqualTo("Nobody is here.");
    }

    @Test
    void askForAWebhookThatIsThere() {
        people.will(Behaviour.answers(200, "{}"));
        var bot = Bot.create(product);

        product.owner().put(bot.path() + "/draft", flow("\"%s\"".formatted(people.url()))).isInvalid("handover.url");
    }

    private static String flow(String url) {
        return """
            {"variables": [{"name": "said", "type": "string"}], "handover": {"url": %s, "verify_token": "a token"},
             "components": [
               {"id": "start", "type": "start", "next": "ask"},
               {"id": "ask", "type": "question_text", "text": "How can I help?", "variable": "said", "next": "people"},
               {"id": "people", "type": "handover", "next": "again", "error": "nobody"},
               {"id": "again", "type": "question_text", "text": "I am back.", "variable": "said", "next": "bye"},
               {"id": "nobody", "type": "message", "text": "Nobody is here.", "next": "ask"},
               {"id": "bye", "type": "message", "text": "Bye {said}", "next": "ask"}]}""".formatted(url);
    }
}
