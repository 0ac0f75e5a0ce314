package io.verbatim.outside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.verbatim.fake.Anthropic;
import io.verbatim.fake.Behaviour;
import io.verbatim.fake.FakeBackend;
import io.verbatim.fake.OpenAi;
import io.verbatim.fake.OpenAiResponses;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** AI backends in their own tongues. */
@ExtendWith(Running.class)
class FormatsIT {

    private static final String ANNA = "{\"session_id\": \"anna\"}";

    private final Product product;
    private final FakeBackend backend = FakeBackend.start();
    private final FakeBackend fallback = FakeBackend.start();

    FormatsIT(Product product) {
        this.product = product;
    }

    @AfterEach
    void close() {
        backend.close();
        fallback.close();
    }

    static Stream<Arguments> tongues() {
        return Stream.of(
            arguments("openai", OpenAi.says("Good ", "day"), "gpt-fake", "stop", 7, 3),
            arguments("openai_responses", OpenAiResponses.says("Good ", "day"), "gpt-fake", "completed", 5, 2),
            arguments("anthropic", Anthropic.says("Good ", "day"), "claude-fake", "end_turn", 11, 4));
    }

    @ParameterizedTest
    @MethodSource("tongues")
    void speaksToEachInItsOwn(String format, Behaviour server, String model, String finish, int input, int output) {
        backend.will(server);
        var bot = product.bot(Flows.talk("{\"system_prompt\": \"Be kind.\"}")).withoutEcho();
        bot.integration("A", backend, "\"payload_format\": \"%s\", \"model\": \"m\", \"max_tokens\": 50".formatted(format));
        var chat = bot.channel();
        chat.start(ANNA).is(200);
        chat.say("anna", "one").is(200);

        var turn = chat.say("anna", "two").is(200);

        assertThat(turn.each("/messages", "/text")).containsExactly("Good day");
        assertThat(backend.received().getLast().body()).contains("\"model\":\"m\"", "Be kind.", "one", "Good day", "two")
            .doesNotContain("stream");
        var attempt = chat.story(turn).at("/data/dispatches/0/attempts/0");
        assertThat(attempt.at("/model").asString()).isEqualTo(model);
        assertThat(attempt.at("/finish_reason").asString()).isEqualTo(finish);
        assertThat(attempt.at("/input_tokens").asInt()).isEqualTo(input);
        assertThat(attempt.at("/output_tokens").asInt()).isEqualTo(output);
    }

    @Test
    void fillsATemplateAndFindsTheReplyInAnyJson() {
        backend.will(Behaviour.answers(200, "{\"results\": [{\"generated\": \"Good day\"}]}"));
        var bot = product.bot(Flows.talk("{}")).withoutEcho();
        bot.integration("A", backend, """
            "payload_format": "template", "template": {"inputs": "{last_message}", "who": "{user.id}", "p": {"n": 1}},
            "reply_pointer": "/results/0/generated\"""");
        var chat = bot.channel();
        chat.start("{\"session_id\": \"anna\", \"user_identifier\": \"user-7\"}").is(200);

        var turn = chat.say("anna", "hi").is(200);

        assertThat(turn.textAt("/message/text")).isEqualTo("Good day");
        assertThat(backend.received().getLast().body()).isEqualTo("{\"inputs\":\"hi\",\"who\":\"user-7\",\"p\":{\"n\":1}}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "payload_format|'\"payload_format\": \"morse\"'",
        "template|'\"payload_format\": \"template\", \"reply_pointer\": \"/a\"'",
        "template|'\"payload_format\": \"template\", \"reply_pointer\": \"/a\", \"template\": {}'",
        "template|'\"payload_format\": \"template\", \"reply_pointer\": \"/a\", \"template\": {\"q\": \"{lastmessage}\"}'",
        "reply_pointer|'\"payload_format\": \"template\", \"template\": \"{messages}\"'",
        "reply_pointer|'\"payload_format\": \"template\", \"template\": \"{messages}\", \"reply_pointer\": \"a/b\"'",
        "parameters.messages|'\"payload_format\": \"openai\", \"parameters\": {\"messages\": []}'",
        "parameters.stream|'\"payload_format\": \"anthropic\", \"parameters\": {\"stream\": true}'",
        "parameters.input|'\"payload_format\": \"openai_responses\", \"parameters\": {\"input\": \"x\"}'",
        "model|'\"payload_format\": \"openai\", \"model\": 5'"})
    void saysWhatAFormatCannotUse(String field, String fields) {
        var bot = product.bot(Flows.talk("{}"));

        product.owner().post(bot.path() + "/integrations",
            "{\"name\": \"A\", \"webhook_url\": \"%s\", %s}".formatted(backend.url(), fields)).isInvalid(field);
    }

    @Test
    void asksTheFallbackAtOnceWhenTheMoneyIsSpent() {
        backend.will(Behaviour.answers(429, "{\"error\": {\"type\": \"insufficient_quota\", \"code\": \"insufficient_quota\"}}"));
        fallback.will(Anthropic.says("The fallback speaks"));
        var bot = product.bot(Flows.talk("{}")).withoutEcho();
        bot.integration("A", backend, "\"payload_format\": \"openai\", \"max_retries\": 3, \"retry_backoff_ms\": 1");
        bot.integration("B", fallback, "\"payload_format\": \"anthropic\", \"is_fallback\": true");
        var chat = bot.channel();
        chat.start(ANNA).is(200);

        var turn = chat.say("anna", "hi").is(200);

        assertThat(turn.textAt("/message/text")).isEqualTo("The fallback speaks");
        assertThat(chat.story(turn).each("/data/dispatches/0/attempts", "/reason")).startsWith("http_429").hasSize(2);
        assertThat(backend.received()).hasSize(1);
    }
}
