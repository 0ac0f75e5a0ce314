package io.verbatim.outside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.verbatim.fake.Behaviour;
import io.verbatim.fake.EventReader;
import io.verbatim.fake.FakeBackend;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What testers of bots can do beyond talking to them: watch, be the operator, hand in files. */
@ExtendWith(Running.class)
class TestSessionToolsIT {

    private static final String PEOPLE = """
        {"components": [
           {"id": "start", "type": "start", "next": "people"}, {"id": "people", "type": "handover", "next": "back"},
           {"id": "back", "type": "question_text", "text": "I am back.", "next": "back"}]}""";
    private static final String PICTURE = """
        {"variables": [{"name": "file", "type": "object"}],
         "components": [
           {"id": "start", "type": "start", "next": "ask"},
           {"id": "ask", "type": "question_media", "text": "A picture?", "accept": ["image"], "variable": "file", "next": "tell"},
           {"id": "tell", "type": "message", "text": "{file.filename} {file.mime_type} {file.size}", "next": "ask"}]}""";

    private final Product product;
    private final Api api;

    TestSessionToolsIT(Product product) {
        this.product = product;
        this.api = product.owner();
    }

    @Test
    void streamTurnsAsTheSessionApiDoes() {
        var bot = draft(Flows.SHOP);
        var started = started(bot);

        try (var turn = stream(path(bot, started) + "/messages", "{\"message\": \"Anna\"}")) {
            await().until(turn::hasEnded);
            var completed = turn.events().getLast();
            assertThat(turn.names()).containsExactly("message", "turn.completed");
            assertThat(completed.at("/state").asString()).isEqualTo("menu");
            assertThat(completed.at("/timeline/0/type").asString()).isEqualTo("message_taken");
            try (var again = stream(turn.header("Location"), null)) {
                await().until(again::hasEnded);
                assertThat(again.events()).isEqualTo(turn.events());
            }
        }
        try (var first = stream(bot.path() + "/test-sessions", "{}")) {
            await().until(first::hasEnded);
            assertThat(first.names()).containsExactly("message", "turn.completed");
        }
    }

    @Test
    void endAHandoverAsItsOperators() {
        var bot = draft(PEOPLE);
        var started = started(bot);
        var path = path(bot, started);
        api.post(path + "/messages", "{\"message\": \"Anybody?\"}").is(200);

        var accepted = api.post(path + "/actions", "{\"pauseBot\": false, \"goToDialogstate\": {\"dialogstateId\": \"back\"}}").is(202);

        var turn = api.get(accepted.header("Location")).is(200);
        assertThat(turn.textAt("/data/message/text")).isEqualTo("I am back.");
        assertThat(turn.each("/data/timeline", "/type")).contains("bot_resumed");
        assertThat(api.post(path + "/messages", "{\"message\": \"Hi\"}").is(200).textAt("/data/message/text")).isEqualTo("I am back.");
        api.post(bot.path() + "/test-sessions/tst_unknown/actions", "{\"pauseBot\": false}").isRefused(404, "session_not_found");
    }

    @Test
    void handInAFileThatTheyHaveUploaded() {
        var bot = draft(PICTURE);
        var started = started(bot);
        var png = "\u0089PNG\r\n\u001a\n and so on".getBytes(StandardCharsets.ISO_8859_1);
        var file = api.send("POST", "/v1/media?filename=cat.png&storage=temporary", BodyPublishers.ofByteArray(png),
            "Content-Type", "image/png").is(201).textAt("/data/url");
        var forged = file.replace("signature=", "signature=0");

        var taken = api.post(path(bot, started) + "/messages", "{\"attachments\": [{\"url\": \"%s\", \"filename\": \"cat.png\"}]}"
            .formatted(file)).is(200);
        var refused = api.post(path(bot, started) + "/messages", "{\"attachments\": [{\"url\": \"%s\"}]}".formatted(forged)).is(200);

        assertThat(taken.textAt("/data/message/text")).isEqualTo("cat.png image/png " + png.length);
        assertThat(refused.at("/data/messages").toString()).doesNotContain("image/png");
    }

    @Test
    void leaveTheBreakersOfTheIntegrationsAlone() {
        try (var dead = FakeBackend.start().will(Behaviour.answers(500, "{}"))) {
            var bot = Bot.create(product);
            bot.withoutEcho();
            var integration = bot.integration("Dead", dead, "\"max_retries\": 0, \"breaker\": {\"window\": 2}");
            var path = path(bot, started(bot)) + "/messages";

            for (int i = 0; i < 4; i++) {
                api.post(path, "{\"message\": \"Hi\"}").is(200);
            }

            assertThat(dead.received()).hasSize(4);
            assertThat(api.get("/v1/integrations/" + integration).is(200).textAt("/data/breaker/state")).isEqualTo("closed");
        }
    }

    private Bot draft(String draft) {
        var bot = Bot.create(product);
        api.put(bot.path() + "/draft", draft).is(200);
        return bot;
    }

    private Answer started(Bot bot) {
        return api.post(bot.path() + "/test-sessions", "{}").is(201);
    }

    private static String path(Bot bot, Answer started) {
        return "%s/test-sessions/%s".formatted(bot.path(), started.textAt("/data/session_id"));
    }

    private EventReader stream(String path, String body) {
        return EventReader.open(product.address().resolve(path), body, Map.of("Authorization", "Bearer " + Product.OWNER_KEY));
    }
}
