package io.verbatim.outside;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Session API, "Start a session". */
@ExtendWith(Running.class)
class StartASessionIT {

    private final Product product;

    StartASessionIT(Product product) {
        this.product = product;
    }

    @Test
    void answersWithTheFirstTurn() {
        var chat = product.bot(Flows.SHOP).channel();

        var turn = chat.start("{\"session_id\": \"user-123\"}").is(200);

        assertThat(turn.textAt("/session_id")).isEqualTo("user-123");
        assertThat(turn.textAt("/state")).isEqualTo("ask_name");
        assertThat(turn.textAt("/message/type")).isEqualTo("text");
        assertThat(turn.textAt("/message/text")).isEqualTo("Hello! What is your name?");
        assertThat(turn.textAt("/message/component_id")).isEqualTo("ask_name");
        assertThat(turn.at("/messages/0")).isEqualTo(turn.at("/message"));
        assertThat(turn.textAt("/message/id")).matches("msg_[0-9a-hjkmnp-tv-z]{26}");
        assertThat(turn.textAt("/conversation_id")).matches("conv_[0-9a-hjkmnp-tv-z]{26}");
        assertThat(turn.textAt("/turn_id")).matches("turn_[0-9a-hjkmnp-tv-z]{26}");
        assertThat(turn.at("/is_final").isBoolean()).isTrue();
        assertThat(turn.at("/is_final").asBoolean()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/session", "/session/"})
    void takesBothWaysOfWritingTheAddress(String ending) {
        var chat = product.bot(Flows.SHORT).channel();

        var turn = chat.api().post("/api/integrations/api/" + chat.channel() + ending, "{}");

        turn.is(200);
    }

    @Test
    void makesAnIdUpWhereNoneIsGiven() {
        var chat = product.bot(Flows.SHOP).channel();

        assertThat(chat.start().textAt("/session_id")).matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
        assertThat(chat.start("{}").is(200).textAt("/session_id")).isNotEmpty();
        assertThat(chat.start("{\"session_id\": null}").is(200).textAt("/session_id")).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a\\u0007", "a\\u007f", "a\\nb"})
    void refusesIdsThatAreNone(String id) {
        var chat = product.bot(Flows.SHOP).channel();

        chat.start("{\"session_id\": \"%s\"}".formatted(id)).isInvalid("session_id");
        chat.start("{\"user_identifier\": \"%s\"}".formatted(id)).isInvalid("user_identifier");
    }

    @Test
    void takesIdsOfUpTo200Characters() {
        var chat = product.bot(Flows.SHOP).channel();

        chat.start("{\"session_id\": \"%s\"}".formatted("x".repeat(200))).is(200);
        chat.start("{\"session_id\": \"%s\"}".formatted("x".repeat(201))).isInvalid("session_id");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a/b", "a b", "ä€😀", "50%", "a+b", "a;b", "a?b#c", "%2F", "a\\\\b"})
    void takesIdsThatAPathMustEscape(String id) {
        var chat = product.bot(Flows.SHOP).channel();
        chat.start("{\"session_id\": \"%s\"}".formatted(id)).is(200);

        var turn = chat.say(id.replace("\\\\", "\\"), "Anna");

        assertThat(turn.is(200).textAt("/state")).isEqualTo("menu");
    }

    @Test
    void refusesASessionThatIsActive() {
        var chat = product.bot(Flows.SHOP).channel();
        chat.start("{\"session_id\": \"twice\"}").is(200);

        chat.start("{\"session_id\": \"twice\"}").isRefused(409, "session_exists");
        chat.start("{\"session_id\": \"twice\", \"force_restart\": false}").isRefused(409, "session_exists");
        assertThat(chat.say("twice", "Anna").textAt("/state")).isEqualTo("menu");
    }

    @Test
    void restartsByForceInTheSameConversation() {
        var chat = product.bot(Flows.SHOP).channel();
        var first = chat.start("{\"session_id\": \"again\"}").is(200);
        chat.say("again", "Anna").is(200);

        var second = chat.start("{\"session_id\": \"again\", \"force_restart\": true}").is(200);

        assertThat(second.textAt("/state")).isEqualTo("ask_name");
        assertThat(second.textAt("/conversation_id")).isEqualTo(first.textAt("/conversation_id"));
        assertThat(chat.trail(second)).containsSubsequence("SessionStarted", "SessionEnded", "SessionStarted");
        var ended = product.owner().get("/v1/conversations/%s/events".formatted(first.textAt("/conversation_id")));
        assertThat(ended.at("/data").valueStream().filter(event -> event.at("/type").asString().endsWith(".SessionEnded"))
            .map(event -> event.at("/payload/reason").asString())).containsExactly("restarted");
    }

    @Test
    void startsAgainInTheSameConversationAfterTheEnd() {
        var chat = product.bot(Flows.SHORT).channel();
        var first = chat.start("{\"session_id\": \"s\"}").is(200);

        var second = chat.start("{\"session_id\": \"s\"}").is(200);

        assertThat(first.at("/is_final").asBoolean()).isTrue();
        assertThat(first.textAt("/state")).isEqualTo("end");
        assertThat(second.textAt("/conversation_id")).isEqualTo(first.textAt("/conversation_id"));
    }

    @Test
    void keepsTheConversationReadableAfterTheEnd() {
        var chat = product.bot(Flows.SHORT).channel();
        var turn = chat.start("{\"session_id\": \"over\"}").is(200);

        chat.say("over", "Hello?").isRefused(404, "session_not_found");

        var conversation = product.owner().get("/v1/conversations/" + turn.textAt("/conversation_id")).is(200);
        assertThat(conversation.textAt("/data/status")).isEqualTo("ended");
    }

    @Test
    void takesNoVariablesUnlessTheChannelAllowsThem() {
        var chat = product.bot(Flows.SHOP).channel();

        chat.start("{\"variables\": {\"customer_name\": \"Anna\"}}").isRefused(422, "variables_not_allowed");
        chat.start("{\"variables\": {}}").is(200);
    }

    @Test
    void putsVariablesAndThePayloadInBeforeTheFirstComponent() {
        var chat = product.bot(Flows.PARROT).channel("{\"allow_variable_injection\": true}");

        var turn = chat.start("""
            {"session_id": "s-1", "user_identifier": "u-1", "variables": {"customer_name": "Anna"}, "message_payload": "from the shop"}""");

        assertThat(turn.is(200).each("/messages", "/text")).containsExactly("Anna/from the shop/s-1/u-1", "Go on?");
    }

    @Test
    void namesTheUserLikeTheSessionWhereNothingIsSaid() {
        var chat = product.bot(Flows.PARROT).channel();

        var turn = chat.start("{\"session_id\": \"s-2\"}");

        assertThat(turn.is(200).textAt("/message/text")).endsWith("/s-2/s-2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"no_such", "internal_note", "internal.channel", "on_create_message_payload", ""})
    void refusesVariablesThatMayNotBeGiven(String name) {
        var chat = product.bot(Flows.SHOP).channel("{\"allow_variable_injection\": true}");

        var refusal = chat.start("{\"variables\": {\"%s\": \"x\"}}".formatted(name));

        refusal.isRefused(422, "unknown_variable");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"customer_name|1", "customer_name|true", "age|\"many\"", "vip|\"yes\"", "vip|1", "tags|{}",
        "tags|\"a\"",
        "extra|[]", "day|\"tomorrow\"", "day|20260131"})
    void refusesValuesOfAnotherType(String name, String value) {
        var chat = product.bot(Flows.SHOP).channel("{\"allow_variable_injection\": true}");

        var refusal = chat.start("{\"session_id\": \"typed\", \"variables\": {\"%s\": %s}}".formatted(name, value));

        refusal.isRefused(422, "invalid");
        assertThat(refusal.textAt("/errors/0/field")).contains(name);
        chat.say("typed", "x").isRefused(404, "session_not_found");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"customer_name|\"\"", "age|1.5", "vip|false", "tags|[1, \"a\"]", "extra|{\"a\": {}}",
        "day|\"2026-01-31\"",
        "anything|[{}]", "anything|null"})
    void takesValuesOfTheDeclaredType(String name, String value) {
        var chat = product.bot(Flows.SHOP).channel("{\"allow_variable_injection\": true}");

        chat.start("{\"variables\": {\"%s\": %s}}".formatted(name, value)).is(200);
    }
}
