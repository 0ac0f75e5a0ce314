package io.verbatim.outside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Session API, "Idempotency": what is the same request, and what it is answered. */
@ExtendWith(Running.class)
class IdempotencyIT {

    private static final String START = "{\"session_id\": \"anna\"}";
    private static final String MESSAGE = "{\"message\": \"Anna\"}";

    private final Product product;

    IdempotencyIT(Product product) {
        this.product = product;
    }

    @Test
    void answersARepeatedStartWithTheFirstResponse() {
        var chat = shop();
        var first = start(chat, "k", START).is(200).isFirst();

        start(chat, "k", START).isReplayOf(first);
        start(chat, "k", START).isReplayOf(first);

        assertThat(chat.trail(first)).containsOnlyOnce("SessionStarted");
    }

    @Test
    void answersARepeatedMessageWithTheFirstResponse() {
        var chat = started();
        var first = send(chat, "k", MESSAGE).is(200).isFirst();
        var before = chat.trail(first);

        send(chat, "k", MESSAGE).isReplayOf(first);
        chat.api().post(chat.path() + "anna/message", MESSAGE, "Idempotency-Key", "k").isReplayOf(first);

        assertThat(chat.trail(first)).isEqualTo(before);
        assertThat(chat.select("anna", "opt_shirt").is(200).textAt("/state")).isEqualTo("sizes");
    }

    @Test
    void answersARepeatedChoiceWithTheFirstResponse() {
        var chat = started();
        chat.say("anna", "Anna").is(200);
        var first = send(chat, "k", "{\"selected_option_id\": \"opt_shirt\"}").is(200).isFirst();

        send(chat, "k", "{\"selected_option_id\": \"opt_shirt\"}").isReplayOf(first);
    }

    @Test
    void repeatsNothingWhereThereIsNoKey() {
        var chat = product.bot(Flows.talk("{}")).channel();
        chat.start(START).is(200);

        var first = chat.say("anna", "Again").is(200);
        var second = chat.say("anna", "Again").is(200).isFirst();

        assertThat(second.textAt("/turn_id")).isNotEqualTo(first.textAt("/turn_id"));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{\"message_payload\": {\"b\": [1, \"\u00e9/\", null], \"a\": 100}, \"session_id\": \"anna\"}",
        "\n{ \"session_id\" :\t\"anna\", \"message_payload\": {\"a\": 100 , \"b\": [ 1,\"\u00e9/\",null ] } }\r\n",
        "{\"session_id\": \"\\u0061nna\", \"message_payload\": {\"\\u0061\": 100, \"b\": [1, \"\\u00e9\\/\", null]}}",
        "{\"session_id\": \"anna\", \"message_payload\": {\"a\": 100.0, \"b\": [1.0, \"\u00e9/\", null]}}",
        "{\"session_id\": \"anna\", \"message_payload\": {\"a\": 1e2, \"b\": [10e-1, \"\u00e9/\", null]}}"})
    void comparesBodiesAsParsedJson(String same) {
        var chat = shop();
        var first = start(chat, "k", """
            {"session_id": "anna", "message_payload": {"a": 100, "b": [1, "\u00e9/", null]}}""").is(200);

        start(chat, "k", same).isReplayOf(first);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\": 1, \"b\": [2, 1]}", "{\"a\": \"1\", \"b\": [1, 2]}", "{\"a\": 1}",
        "{\"a\": 1, \"b\": [1, 2], \"c\": 0}", "{\"a\": 1.5, \"b\": [1, 2]}", "{\"A\": 1, \"b\": [1, 2]}",
        "{\"a\": true, \"b\": [1, 2]}", "\"text\""})
    void refusesTheSameKeyWithAnotherBody(String other) {
        var chat = shop();
        var first = start(chat, "k", payload("{\"a\": 1, \"b\": [1, 2]}")).is(200);

        start(chat, "k", payload(other)).isRefused(409, "idempotency_key_reused");

        start(chat, "k", payload("{\"a\": 1, \"b\": [1, 2]}")).isReplayOf(first);
    }

    @Test
    void refusesAnotherMessageUnderTheSameKey() {
        var chat = started();
        var first = send(chat, "k", MESSAGE).is(200);

        send(chat, "k", "{\"message\": \"Berta\"}").isRefused(409, "idempotency_key_reused");
        send(chat, "k", "{\"selected_option_id\": \"opt_bye\"}").isRefused(409, "idempotency_key_reused");

        send(chat, "k", MESSAGE).isReplayOf(first);
        assertThat(chat.select("anna", "opt_shirt").is(200).textAt("/state")).isEqualTo("sizes");
    }

    @Test
    void refusesTheSameKeyOnAnotherPath() {
        var chat = started();
        chat.start("{\"session_id\": \"berta\"}").is(200);
        send(chat, "k", MESSAGE).is(200);
        start(chat, "s", "{\"session_id\": \"carla\"}").is(200);

        chat.send("berta", MESSAGE, "Idempotency-Key", "k").isRefused(409, "idempotency_key_reused");
        start(chat, "k", "{\"session_id\": \"dora\"}").isRefused(409, "idempotency_key_reused");
        chat.send("carla", MESSAGE, "Idempotency-Key", "s").isRefused(409, "idempotency_key_reused");
        start(chat, "s", "{\"session_id\": \"dora\"}").isRefused(409, "idempotency_key_reused");

        assertThat(chat.say("berta", "Berta").is(200).textAt("/state")).isEqualTo("menu");
        chat.start("{\"session_id\": \"dora\"}").is(200);
    }

    @Test
    void remembersNothingThatWasRefused() {
        var chat = shop();

        start(chat, "422", "{\"session_id\": \"\"}").is(422);
        start(chat, "422", START).is(200).isFirst();
        start(chat, "409", START).isRefused(409, "session_exists");
        start(chat, "409", "{\"session_id\": \"berta\"}").is(200).isFirst();
        chat.send("carla", MESSAGE, "Idempotency-Key", "404").isRefused(404, "session_not_found");
        chat.start("{\"session_id\": \"carla\"}").is(200);
        chat.send("carla", MESSAGE, "Idempotency-Key", "404").is(200).isFirst();
        send(chat, "option", "{\"selected_option_id\": \"opt_bye\"}").isRefused(422, "unknown_option");
        chat.say("anna", "Anna").is(200);
        send(chat, "option", "{\"selected_option_id\": \"opt_bye\"}").is(200).isFirst();
        product.with("wrong").post(chat.path(), "{}", "Idempotency-Key", "401").is(401);
        start(chat, "401", "{\"session_id\": \"dora\"}").is(200).isFirst();
    }

    @ParameterizedTest
    @CsvSource({"opt_bye, end", "opt_shirt, sizes"})
    void answersARepeatLongAfterwards(String option, String state) {
        var chat = shop();
        var start = start(chat, "1", START).is(200);
        var name = send(chat, "2", MESSAGE).is(200);
        var choice = send(chat, "3", "{\"selected_option_id\": \"%s\"}".formatted(option)).is(200);
        assertThat(choice.textAt("/state")).isEqualTo(state);

        var restart = start(chat, "4", "{\"session_id\": \"anna\", \"force_restart\": true}").is(200);

        start(chat, "4", "{\"session_id\": \"anna\", \"force_restart\": true}").isReplayOf(restart);
        send(chat, "3", "{\"selected_option_id\": \"%s\"}".formatted(option)).isReplayOf(choice);
        send(chat, "2", MESSAGE).isReplayOf(name);
        start(chat, "1", START).isReplayOf(start);
        assertThat(chat.say("anna", "Still at the first question").is(200).textAt("/state")).isEqualTo("menu");
    }

    @Test
    void answersARepeatAfterTheEnd() {
        var chat = product.bot(Flows.SHORT).channel();
        var over = start(chat, "k", START).is(200);

        start(chat, "k", START).isReplayOf(over);

        assertThat(over.at("/is_final").asBoolean()).isTrue();
        send(chat, "other", MESSAGE).isRefused(404, "session_not_found");
    }

    @Test
    void answersARepeatAfterTheSessionHasExpired() {
        var chat = product.bot(Flows.SHOP).restless(1);
        var start = start(chat, "1", START).is(200);
        var name = send(chat, "2", MESSAGE).is(200);
        await().untilAsserted(() -> assertThat(chat.trail(start)).endsWith("SessionEnded"));

        start(chat, "1", START).isReplayOf(start);
        send(chat, "2", MESSAGE).isReplayOf(name);

        chat.say("anna", "Hello?").isRefused(404, "session_not_found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"user_identifier\": \"u\"}"})
    void makesTheSameIdUpForTheSameKey(String body) {
        var chat = shop();
        var first = start(chat, "k", body).is(200);

        start(chat, "k", body).isReplayOf(first);

        assertThat(start(chat, "l", body).is(200).textAt("/session_id")).isNotEqualTo(first.textAt("/session_id"));
        assertThat(chat.say(first.textAt("/session_id"), "Anna").is(200).textAt("/state")).isEqualTo("menu");
        start(chat, "k", "{\"user_identifier\": \"other\"}").isRefused(409, "idempotency_key_reused");
    }

    private static String payload(String json) {
        return "{\"session_id\": \"anna\", \"message_payload\": %s}".formatted(json);
    }

    private Chat shop() {
        return product.bot(Flows.SHOP).channel();
    }

    private Chat started() {
        var chat = shop();
        chat.start(START).is(200);
        return chat;
    }

    private static Answer start(Chat chat, String key, String body) {
        return chat.start(body, "Idempotency-Key", key);
    }

    private static Answer send(Chat chat, String key, String body) {
        return chat.send("anna", body, "Idempotency-Key", key);
    }
}
