package io.verbatim.outside;

import static org.assertj.core.api.Assertions.assertThat;

import io.verbatim.fake.Behaviour;
import io.verbatim.fake.FakeBackend;
import io.verbatim.fake.OpenAi;
import io.verbatim.fake.Sse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Integrations that are tried out before anybody talks to them. */
@ExtendWith(Running.class)
class TrialIT {

    private static final String SECRETS = """
        "headers": {"Authorization": "Bearer sk-very-secret-3fQ", "X-Plain": "yes"}, "signing_secret": "whsec_c2VjcmV0LXNlY3JldA==",
        "timeout": 1""";

    private static final String PROMPTED = """
        {"variables": [{"name": "customer", "type": "string", "default": "guest"}], "settings": {"system_prompt": "Be kind to {customer}."},
         "components": [{"id": "start", "type": "start", "next": "ai"}, {"id": "ai", "type": "ai_reply", "mode": "conversation"}]}""";

    private final Product product;
    private final FakeBackend backend = FakeBackend.start();

    TrialIT(Product product) {
        this.product = product;
    }

    @AfterEach
    void close() {
        backend.close();
    }

    @Test
    void makesARealCallAndShowsBothSidesOfIt() {
        backend.will(Behaviour.answers(200, "{\"content\": \"Hi\", \"metadata\": {\"mood\": \"good\"}}", "X-Model: m"));
        var integration = integration(SECRETS);
        var events = product.events();

        var result = test(integration, "Are you there?").is(200);

        assertThat(result.at("/data/ok").asBoolean()).isTrue();
        assertThat(result.textAt("/data/status")).isEqualTo("200");
        assertThat(result.at("/data/latency_ms").isIntegralNumber()).isTrue();
        assertThat(result.textAt("/data/content")).isEqualTo("Hi");
        assertThat(result.textAt("/data/metadata/mood")).isEqualTo("good");
        assertThat(result.at("/data/error").isNull()).isTrue();
        var sent = backend.received().getFirst();
        assertThat(result.textAt("/data/request/body_text")).isEqualTo(sent.body()).contains("Are you there?");
        assertThat(result.at("/data/request/body")).isEqualTo(Answer.json(sent.body()));
        assertThat(result.textAt("/data/request/method")).isEqualTo("POST");
        assertThat(result.textAt("/data/request/url")).isEqualTo(backend.url());
        assertThat(result.textAt("/data/request/headers/X-Request-ID")).isEqualTo(sent.header("X-Request-ID"));
        assertThat(result.textAt("/data/request/headers/webhook-signature")).isEqualTo(sent.header("webhook-signature"));
        assertThat(result.textAt("/data/response/headers/X-Model")).isEqualTo("m");
        assertThat(result.textAt("/data/response/body")).contains("mood");
        assertThat(product.events()).isEqualTo(events);
    }

    @Test
    void showsTheHeadersThatAreReallySent() {
        backend.will(Behaviour.says("Hi"));

        var shown = test(integration("\"headers\": {\"Content-Type\": \"text/plain\", \"User-Agent\": \"my-own-agent\"}"), "Hi").is(200);

        for (var name : List.of("Content-Type", "User-Agent", "Accept", "Accept-Encoding", "X-Attempt")) {
            assertThat(shown.textAt("/data/request/headers/" + name)).isNotEmpty().isEqualTo(backend.received().getFirst().header(name));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"whsec_!!!notbase64", "whsec_"})
    void refusesSecretsThatNobodyCouldCheckBy(String secret) {
        var bot = product.bot(Flows.talk("{}"));

        product.owner().post(bot.path() + "/integrations", """
            {"name": "A", "webhook_url": "https://example.com/hook", "signing_secret": "%s"}""".formatted(secret)).isInvalid("signing_secret");
    }

    @Test
    void hidesSecretsOnBothSides() {
        var body = "{\"content\": \"You are %s\", \"metadata\": {\"a\": [\"sk-very-secret-3fQ\"]}}";
        backend.will((request, line) -> Behaviour.answers(200, body.formatted(request.header("Authorization")),
            "X-Echo: " + request.header("Authorization")).answer(request, line));

        var result = test(integration(SECRETS), "Who am I?").is(200);

        assertThat(backend.received().getFirst().header("Authorization")).isEqualTo("Bearer sk-very-secret-3fQ");
        assertThat(result.text()).doesNotContain("sk-very-secret", "c2VjcmV0");
        assertThat(result.textAt("/data/request/headers/Authorization")).isEqualTo("Bearer sk-…3fQ");
        assertThat(result.textAt("/data/content")).isEqualTo("You are Bearer sk-…3fQ");
        assertThat(result.textAt("/data/response/headers/X-Echo")).isEqualTo("Bearer sk-…3fQ");
    }

    @Test
    void tellsWhyThereIsNoReply() {
        var integration = integration(SECRETS);
        backend.will(Behaviour.answers(401, "{\"error\": \"bad key sk-very-secret-3fQ\"}"));

        var refused = test(integration, "hi").is(200);

        assertThat(refused.at("/data/ok").asBoolean()).isFalse();
        assertThat(refused.textAt("/data/error/kind")).isEqualTo("http_4xx");
        assertThat(refused.textAt("/data/status")).isEqualTo("401");
        assertThat(refused.textAt("/data/response/body")).contains("bad key sk-…3fQ");

        backend.will(Behaviour.hangs());
        assertThat(test(integration, "hi").is(200).textAt("/data/error/kind")).isEqualTo("timeout");
        backend.close();
        assertThat(test(integration, "hi").is(200).textAt("/data/error/kind")).isEqualTo("connect");
    }

    @Test
    void tellsAnOpenStreamFromAGoodOne() {
        var integration = integration("\"payload_format\": \"openai\", \"stream\": true");
        backend.will(OpenAi.streams("Hel", "lo"), Sse.stream(OpenAi.piece("Hel")));

        assertThat(test(integration, "hi").is(200).textAt("/data/content")).isEqualTo("Hello");
        assertThat(test(integration, "hi").is(200).textAt("/data/error/kind")).isEqualTo("invalid_response");
    }

    @Test
    void showsWhatWouldBeSentWithoutSendingIt() {
        var integration = integration(SECRETS + ", \"payload_format\": \"anthropic\", \"model\": \"claude-x\"");

        var shown = product.owner().post("/v1/integrations/%s/preview".formatted(integration), "{\"message\": \"Hi you\"}").is(200);

        assertThat(shown.textAt("/data/body_text"))
            .isEqualTo("{\"model\":\"claude-x\",\"messages\":[{\"role\":\"user\",\"content\":\"Hi you\"}],\"max_tokens\":1024}");
        assertThat(shown.textAt("/data/headers/anthropic-version")).isEqualTo("2023-06-01");
        assertThat(shown.textAt("/data/headers/Authorization")).isEqualTo("Bearer sk-…3fQ");
        assertThat(shown.textAt("/data/url")).isEqualTo(backend.url());
        assertThat(product.owner().post("/v1/integrations/%s/preview".formatted(integration)).is(200).textAt("/data/body_text"))
            .contains("Hello");
        assertThat(backend.received()).isEmpty();
    }

    @Test
    void putsTheSystemPromptFirstWhereNobodyHasSpokenYet() {
        var bot = product.bot(PROMPTED).withoutEcho();
        var integration = bot.integration("A", backend, "");
        var path = "/v1/integrations/%s/preview".formatted(integration);

        var shown = product.owner().post(path, "{\"message\": \"Hi\"}").is(200);

        assertThat(shown.each("/data/body/messages", "/role")).containsExactly("system", "user");
        assertThat(shown.each("/data/body/messages", "/content")).containsExactly("Be kind to guest.", "Hi");
        test(integration, "Hi").is(200);
        assertThat(Answer.json(backend.received().getLast().body()).at("/messages")).isEqualTo(shown.at("/data/body/messages"));
        var chat = bot.channel();
        chat.start("{\"session_id\": \"anna\"}").is(200);
        chat.say("anna", "Hi").is(200);
        assertThat(Answer.json(backend.received().getLast().body()).at("/messages")).isEqualTo(shown.at("/data/body/messages"));
    }

    @Test
    void asksByTheDraftWhereNothingIsPublished() {
        var bot = product.owner().post("/v1/bots", "{\"name\": \"New\"}").is(201).textAt("/data/id");
        var integration = product.owner().post("/v1/bots/%s/integrations".formatted(bot),
            "{\"name\": \"A\", \"webhook_url\": \"%s\"}".formatted(backend.url())).is(201).textAt("/data/id");
        var path = "/v1/integrations/%s/preview".formatted(integration);

        assertThat(product.owner().post(path, "{\"message\": \"Hi\"}").is(200).each("/data/body/messages", "/content")).containsExactly("Hi");
        product.owner().put("/v1/bots/%s/draft".formatted(bot), PROMPTED).is(200);
        assertThat(product.owner().post(path, "{\"message\": \"Hi\"}").is(200).each("/data/body/messages", "/content"))
            .containsExactly("Be kind to guest.", "Hi");
    }

    @Test
    void showsTheLastQuestionOfAConversation() {
        var bot = product.bot(Flows.talk("{\"system_prompt\": \"Be kind.\"}")).withoutEcho();
        var integration = bot.integration("A", backend, "");
        var chat = bot.channel();
        chat.start("{\"session_id\": \"anna\"}").is(200);
        chat.say("anna", "one").is(200);
        var turn = chat.say("anna", "two").is(200);
        var path = "/v1/integrations/%s/preview".formatted(integration);
        var conversation = turn.textAt("/conversation_id");

        var last = product.owner().post(path, "{\"conversation_id\": \"%s\"}".formatted(conversation)).is(200);
        var other = product.owner().post(path, "{\"conversation_id\": \"%s\", \"message\": \"three\"}".formatted(conversation)).is(200);

        var sent = Answer.json(backend.received().getLast().body());
        assertThat(last.at("/data/body/messages")).isEqualTo(sent.at("/messages"));
        assertThat(last.at("/data/body/conversation_id")).isEqualTo(sent.at("/conversation_id"));
        assertThat(backend.received()).hasSize(2);
        chat.say("anna", "three").is(200);
        assertThat(other.each("/data/body/messages", "/content")).endsWith("two", "Hello", "three");
        assertThat(other.at("/data/body/messages")).isEqualTo(Answer.json(backend.received().getLast().body()).at("/messages"));
    }

    @Test
    void showsTheFirstQuestionOfAConversationThatHasAskedNothingYet() {
        var bot = product.bot(PROMPTED).withoutEcho();
        var integration = bot.integration("A", backend, "");
        var chat = bot.channel();
        var conversation = chat.start("{\"session_id\": \"anna\", \"user_identifier\": \"u1\"}").is(200).textAt("/conversation_id");
        bot.publish(PROMPTED.replace("kind", "brief"));
        var path = "/v1/integrations/%s/preview".formatted(integration);

        var shown = product.owner().post(path, "{\"conversation_id\": \"%s\", \"message\": \"Hi\"}".formatted(conversation)).is(200);
        product.owner().post(path, "{\"conversation_id\": \"%s\"}".formatted(conversation)).is(200);

        assertThat(backend.received()).isEmpty();
        chat.say("anna", "Hi").is(200);
        var sent = Answer.json(backend.received().getLast().body());
        for (var part : List.of("/messages", "/user", "/conversation_id", "/bot", "/metadata/session_id", "/metadata/channel")) {
            assertThat(shown.at("/data/body" + part)).as(part).isEqualTo(sent.at(part));
        }
    }

    @Test
    void asksTheBuiltInEchoWithoutANetwork() {
        var bot = product.bot(Flows.talk("{}"));
        var echo = product.owner().get(bot.path() + "/integrations").textAt("/data/0/id");

        assertThat(test(echo, "Hi").is(200).textAt("/data/content")).isEqualTo("Hi");
        assertThat(product.owner().post("/v1/integrations/%s/preview".formatted(echo)).is(200).at("/data/url").isNull()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"message\": \"\"}", "{\"message\": \" \"}", "{\"message\": 5}"})
    void needsAMessageToTest(String body) {
        product.owner().post("/v1/integrations/%s/test".formatted(integration("\"weight\": 1")), body).isInvalid("message");
        assertThat(backend.received()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"conv_00000000000000000000000000", "x", "bot_1"})
    void knowsNoConversationOfOthers(String conversation) {
        product.owner().post("/v1/integrations/%s/preview".formatted(integration("\"weight\": 1")),
            "{\"conversation_id\": \"%s\"}".formatted(conversation)).isInvalid("conversation_id");
    }

    @Test
    void isForEditors() {
        var integration = integration("\"weight\": 1");
        var viewer = product.owner().post("/v1/api-keys", "{\"name\": \"V\", \"role\": \"operator\"}").is(201).textAt("/data/key");

        product.with(viewer).post("/v1/integrations/%s/test".formatted(integration), "{\"message\": \"hi\"}").is(403);
        product.owner().post("/v1/integrations/int_00000000000000000000000000/test", "{\"message\": \"hi\"}").is(404);
    }

    private Answer test(String integration, String message) {
        return product.owner().post("/v1/integrations/%s/test".formatted(integration), "{\"message\": \"%s\"}".formatted(message));
    }

    private String integration(String fields) {
        return product.bot(Flows.talk("{}")).integration("A", backend, fields);
    }
}
