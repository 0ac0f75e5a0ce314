package io.verbatim.outside;

import static org.assertj.core.api.Assertions.assertThat;

import io.verbatim.fake.Behaviour;
import io.verbatim.fake.FakeBackend;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Replies of AI backends that work. */
@ExtendWith(Running.class)
class AiReplyIT {

    private static final String ANNA = "{\"session_id\": \"anna\", \"user_identifier\": \"user-7\"}";

    private final Product product;
    private final FakeBackend backend = FakeBackend.start();

    AiReplyIT(Product product) {
        this.product = product;
    }

    @AfterEach
    void close() {
        backend.close();
    }

    @Test
    void asksWithTheBodyOfTheFormatVerbatim() {
        var bot = product.bot(Flows.talk("{\"system_prompt\": \"Be kind.\", \"context_window\": 3}")).withoutEcho();
        bot.integration("A", backend, "");
        var chat = bot.channel();
        chat.start(ANNA).is(200);
        chat.say("anna", "one").is(200);

        var turn = chat.say("anna", "two").is(200);

        var sent = Answer.json(backend.received().getLast().body());
        var message = product.owner().get("/v1/conversations/%s/messages".formatted(turn.textAt("/conversation_id"))).is(200)
            .textAt("/data/2/id");
        assertThat(sent).isEqualTo(Answer.json("""
            {"messages": [{"role": "system", "content": "Be kind."}, {"role": "user", "content": "one"},
                          {"role": "assistant", "content": "Hello"}, {"role": "user", "content": "two"}],
             "conversation_id": "%s", "user": {"id": "user-7", "platform": "api"},
             "bot": {"id": "%s", "name": "Bot of a test"},
             "metadata": {"channel": "api", "chat_id": "user-7", "message_id": "%s", "session_id": "anna", "turn_id": "%s"}}"""
            .formatted(turn.textAt("/conversation_id"), bot.id(), message, turn.textAt("/turn_id"))));
        chat.say("anna", "three").is(200);
        assertThat(Answer.json(backend.received().getLast().body()).at("/messages").valueStream()
            .map(said -> said.at("/content").asString())).containsExactly("Be kind.", "two", "Hello", "three");
    }

    @Test
    void addsTheHeadersThatEveryCallHas() {
        var bot = product.bot(Flows.talk("{}")).withoutEcho();
        var integration = bot.integration("A", backend,
            "\"headers\": {\"Authorization\": \"Bearer sk-secret-of-mine\", \"X-Own\": \"a b\"}, "
                + "\"max_retries\": 1, \"retry_backoff_ms\": 1");
        backend.will(Behaviour.answers(500, "{}"), Behaviour.says("Hello"));
        var chat = bot.channel();
        chat.start(ANNA).is(200);

        var turn = chat.say("anna", "hi").is(200);

        var first = backend.received().getFirst();
        var second = backend.received().getLast();
        var attempts = chat.story(turn).each("/data/dispatches/0/attempts", "/id");
        assertThat(first.line()).isEqualTo("POST /reply?key=in-the-query HTTP/1.1");
        assertThat(first.header("Content-Type")).isEqualTo("application/json");
        assertThat(first.header("User-Agent")).startsWith("Verbatim/");
        assertThat(first.header("X-Bot-ID")).isEqualTo(bot.id());
        assertThat(first.header("X-Integration-ID")).isEqualTo(integration);
        assertThat(first.header("X-Conversation-ID")).isEqualTo(turn.textAt("/conversation_id"));
        assertThat(List.of(first.header("X-Request-ID"), second.header("X-Request-ID"))).isEqualTo(attempts);
        assertThat(List.of(first.header("X-Attempt"), second.header("X-Attempt"))).containsExactly("1", "2");
        assertThat(first.header("Idempotency-Key")).isNotEmpty().isEqualTo(second.header("Idempotency-Key"));
        assertThat(first.header("traceparent")).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-0[01]");
        assertThat(first.header("Authorization")).isEqualTo("Bearer sk-secret-of-mine");
        assertThat(first.header("X-Own")).isEqualTo("a b");
        var shown = product.owner().get("/v1/integrations/" + integration).is(200).text();
        assertThat(shown).doesNotContain("secret-of").contains("Bearer sk-");
    }

    @Test
    void signsAsStandardWebhooksDo() {
        var bot = product.bot(Flows.talk("{}")).withoutEcho();
        bot.integration("A", backend, "\"signing_secret\": \"whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw\"");
        var chat = bot.channel();
        chat.start(ANNA).is(200);

        chat.say("anna", "hi").is(200);

        var request = backend.received().getFirst();
        assertThat(request.header("webhook-id")).isNotEmpty();
        assertThat(request.header("webhook-timestamp")).matches("[0-9]{10}");
        assertThat(request.header("webhook-signature")).isEqualTo(StandardWebhook.signature("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", request));
    }

    @Test
    void sendsFilesAsParts() {
        var bot = product.bot(Flows.talk("{}")).withoutEcho();
        bot.integration("A", backend, "");
        var chat = bot.channel();
        chat.start(ANNA).is(200);

        chat.send("anna", """
            {"message": "Look", "attachments": [{"url": "https://a.example/p.png", "mime_type": "image/png"},
             {"url": "https://a.example/a.pdf", "filename": "a.pdf", "mime_type": "application/pdf"}]}""").is(200);

        assertThat(Answer.json(backend.received().getFirst().body()).at("/messages/0/content")).isEqualTo(Answer.json("""
            [{"type": "text", "text": "Look"}, {"type": "image_url", "image_url": {"url": "https://a.example/p.png"}},
             {"type": "file", "file": {"url": "https://a.example/a.pdf", "filename": "a.pdf", "mime_type": "application/pdf"}}]"""));
    }

    @Test
    void keepsWhatTheBackendSaid() {
        var bot = product.bot(Flows.talk("{}")).withoutEcho();
        bot.integration("A", backend, "");
        backend.will(Behaviour.answers(200, """
            {"content": "Grüße 😀", "metadata": {"mood": [1, {"a": null}]}, "extra": true}"""));
        var chat = bot.channel();
        chat.start(ANNA).is(200);

        var turn = chat.say("anna", "hi").is(200);

        assertThat(turn.textAt("/message/text")).isEqualTo("Grüße 😀");
        assertThat(turn.textAt("/message/component_id")).isEqualTo("ai");
        var events = product.owner().get("/v1/conversations/%s/events?per_page=100".formatted(turn.textAt("/conversation_id"))).is(200);
        assertThat(events.text()).contains("\"mood\"");
    }
}
