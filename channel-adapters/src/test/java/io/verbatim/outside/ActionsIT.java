package io.verbatim.outside;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Operators who take a hand in conversations. */
@ExtendWith(Running.class)
class ActionsIT {
    private static final String FLOW = """
        {"variables": [{"name": "said", "type": "string"}],
         "components": [
           {"id": "start", "type": "start", "next": "ask"},
           {"id": "ask", "type": "question_text", "text": "How can I help?", "variable": "said", "next": "bye"},
           {"id": "bye", "type": "message", "text": "Bye {said}", "next": "ask"}]}""";

    private final Product product;
    private final Bot bot;
    private final Chat chat;

    ActionsIT(Product product) {
        this.product = product;
        bot = product.bot(FLOW);
        chat = bot.channel();
    }

    @Test
    void silenceSetSendAndSpeakInOneTurn() {
        var started = chat.start("{\"session_id\": \"anna\"}").is(200);

        var acted = act(started, """
            {"pauseBot": true, "setSession": {"namespace": "internal", "data": {}}, "sendMessages": [
             {"textMessageTemplate": {"textMessages": [{"text": "Here is a person."}]}}]}""");
        acted.is(422);
        var accepted = act(started, """
            {"pauseBot": true, "setSession": {"namespace": "order", "data": {"no": 7}}, "goToDialogstate": {"dialogstateId": "bye"},
             "sendMessages": [{"textMessageTemplate": {"textMessages": [{"text": "Here is a person."}]}}]}""").is(202);
        var silent = chat.say("anna", "hello?").is(200);

        var turn = product.owner().get(accepted.header("Location")).is(200);
        assertThat(turn.each("/data/messages", "/role")).containsExactly("bot", "bot", "operator");
        assertThat(turn.textAt("/data/status")).isEqualTo("completed");
        assertThat(silent.at("/messages").isEmpty()).isTrue();
        assertThat(chat.turn("anna", accepted.textAt("/data/turn_id")).is(200).each("/messages", "/text")).contains("Here is a person.");
    }

    @Test
    void areMadeUnderTheSessionKeyToo() {
        var key = "bea@example.com/ä";
        chat.start("{\"session_id\": \"%s\"}".formatted(key)).is(200);
        var path = bot.path() + "/conversations/bea%40example.com%2F%C3%A4";

        product.owner().post(path + "/actions?version=LIVE", "{\"setSession\": {\"namespace\": \"order\", \"data\": {\"no\": 7}}}").is(202);
        assertThat(product.owner().get(path + "/session-data").is(200).at("/data/order/no").asInt()).isEqualTo(7);
        product.owner().delete(path + "/session-data?version=DRAFT").is(204);

        assertThat(product.owner().get(path + "/session-data").is(200).at("/data").isEmpty()).isTrue();
        product.owner().get(path + "/session-data?version=OTHER").isInvalid("version");
        product.owner().get(bot.path() + "/conversations/nobody/session-data").is(404);
    }

    @Test
    void endASession() {
        var started = chat.start("{\"session_id\": \"carl\"}").is(200);

        act(started, "{\"endSession\": true}").is(202);

        chat.say("carl", "hello?").is(404);
        act(started, "{\"pauseBot\": true}").is(404);
        assertThat(chat.trail(started)).endsWith("OperatorActed", "TurnCompleted", "SessionEnded");
    }

    private Answer act(Answer turn, String body) {
        return product.owner().post("/v1/conversations/%s/actions".formatted(turn.textAt("/conversation_id")), body);
    }
}
