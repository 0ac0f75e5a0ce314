package io.verbatim.outside;

import static org.assertj.core.api.Assertions.assertThat;

import io.verbatim.fake.Behaviour;
import io.verbatim.fake.FakeBackend;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Bots tried without a channel. */
@ExtendWith(Running.class)
class TestSessionIT {

    private static final String ORDERS = """
        {"variables": [{"name": "name", "type": "string"}, {"name": "answer", "type": "any"}],
         "components": [
           {"id": "start", "type": "start", "next": "ask"},
           {"id": "ask", "type": "question_text", "text": "Your name?", "variable": "name", "next": "order"},
           {"id": "order", "type": "api_request", "method": "POST", "url": "%s", "body": {"name": "{name}"}, "variable": "answer",
            "next": "tell", "error": "sorry"},
           {"id": "tell", "type": "message", "text": "{answer.status_code} {answer.json.id}", "next": "ask"},
           {"id": "sorry", "type": "message", "text": "Not now.", "next": "ask"}]}""";

    private final Product product;
    private final Api api;
    private final FakeBackend server = FakeBackend.start().will(Behaviour.answers(201, "{\"id\": 7}"));

    TestSessionIT(Product product) {
        this.product = product;
        this.api = product.owner();
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void runsADraftAndTellsHowEachTurnCameAbout() {
        var bot = draft(Flows.SHOP);

        var started = api.post(bot.path() + "/test-sessions", "{\"channel_kind\": \"api\", \"version\": \"draft\"}").is(201);
        var answered = say(bot, started, "{\"message\": \"Anna\"}").is(200);
        var chosen = say(bot, started, "{\"selected_option_id\": \"opt_shirt\"}").is(200);

        assertThat(started.header("Location")).isEqualTo(bot.path() + "/test-sessions/" + started.textAt("/data/session_id"));
        assertThat(started.textAt("/data/message/text")).isEqualTo("Hello! What is your name?");
        assertThat(started.each("/data/timeline", "/type"))
            .containsExactly("session_started", "component", "component", "message_said", "turn_completed");
        assertThat(answered.textAt("/data/state")).isEqualTo("menu");
        assertThat(answered.each("/data/timeline", "/type"))
            .containsExactly("message_taken", "variables_changed", "component", "message_said", "turn_completed");
        assertThat(answered.textAt("/data/timeline/1/changed/customer_name")).isEqualTo("Anna");
        assertThat(chosen.textAt("/data/state")).isEqualTo("sizes");
        assertThat(say(bot, started, "{\"selected_option_id\": \"nothing\"}").status()).isEqualTo(422);
    }

    @Test
    void isNowhereToBeSeenAmongRealConversations() {
        var bot = product.bot(Flows.COUNTER);
        long attempts = attempts(bot);

        var started = api.post(bot.path() + "/test-sessions", "{\"version\": 1}").is(201);
        var turn = say(bot, started, "{\"selected_option_id\": \"opt_ask\"}").is(200);

        assertThat(turn.each("/data/messages", "/text")).hasSize(4);
        assertThat(turn.each("/data/timeline", "/type")).containsSubsequence("reply_requested", "effect", "message_said");
        assertThat(api.get(bot.path() + "/conversations").is(200).at("/meta/total").asInt()).isZero();
        assertThat(attempts(bot)).isEqualTo(attempts);
        assertThat(api.get(bot.path() + "/experiments").is(200).text()).doesNotContain("\"dispatches\":1");
        api.get("/v1/conversations/" + started.textAt("/data/conversation_id")).is(404);
        assertThat(api.get(bot.path() + "/versions").is(200).at("/meta/total").asInt()).isEqualTo(1);
    }

    @Test
    void changesNothingOutsideUnlessItIsAskedTo() {
        var bot = draft(ORDERS.formatted(server.url()));

        var careful = order(bot, "{}");
        var asked = order(bot, "{\"stub_effects\": false}");

        assertThat(effect(careful).at("/stubbed").asBoolean()).isTrue();
        assertThat(effect(asked).at("/stubbed").asBoolean()).isFalse();
        assertThat(effect(asked).at("/request/body").asString()).isEqualTo("{\"name\":\"Anna\"}");
        assertThat(effect(asked).at("/response/status_code").asInt()).isEqualTo(201);
        assertThat(effect(asked).at("/duration_ms").isNumber()).isTrue();
        assertThat(asked.textAt("/data/message/text")).isEqualTo("201 7");
        assertThat(server.received()).hasSize(1);
    }

    @Test
    void takesWhatTheTesterSaysForTheOutcomeOfAnEffect() {
        var bot = draft(ORDERS.formatted(server.url()));

        var told = order(bot, "{\"stub_effects\": {\"order\": {\"status_code\": 202, \"json\": {\"id\": \"seven\"}}}}");
        var failed = order(bot, "{\"stub_effects\": {\"order\": {\"error\": \"timeout\"}}}");

        assertThat(told.textAt("/data/message/text")).isEqualTo("202 seven");
        assertThat(failed.textAt("/data/message/text")).isEqualTo("Not now.");
        assertThat(server.received()).isEmpty();
    }

    @Test
    void takesWhatTheTesterSaysForAReply() {
        var bot = Bot.create(product);

        var started = api.post(bot.path() + "/test-sessions", "{\"stub_effects\": {\"ai_reply\": \"As I said.\"}}").is(201);
        var told = say(bot, started, "{\"message\": \"Hi\"}").is(200);
        var echo = say(bot, api.post(bot.path() + "/test-sessions", "{}").is(201), "{\"message\": \"Hi\"}").is(200);

        assertThat(told.textAt("/data/message/text")).isEqualTo("As I said.");
        assertThat(echo.textAt("/data/message/text")).isEqualTo("Hi");
    }

    @Test
    void showsWhatWouldGoThroughWhatsAppToTheLetter() {
        var bot = draft(Flows.SHOP);

        var started = api.post(bot.path() + "/test-sessions", "{\"channel_kind\": \"whatsapp\"}").is(201);
        var menu = say(bot, started, "{\"message\": \"Anna\"}").is(200);

        var payload = said(menu).at("/payloads/0");
        assertThat(payload.at("/messaging_product").asString()).isEqualTo("whatsapp");
        assertThat(payload.at("/type").asString()).isEqualTo("interactive");
        assertThat(payload.at("/interactive/action/buttons/0/reply/title").asString()).isEqualTo("A shirt");
        assertThat(menu.each("/data/timeline", "/type")).doesNotContain("delivery");
    }

    @Test
    void isListedUntilItIsClosed() {
        var bot = draft(Flows.SHOP);
        var started = api.post(bot.path() + "/test-sessions", "{}").is(201);
        var path = started.header("Location");

        assertThat(api.get(bot.path() + "/test-sessions").is(200).textAt("/data/0/id")).isEqualTo(started.textAt("/data/session_id"));
        assertThat(api.get(path).is(200).at("/data/timeline").size()).isEqualTo(5);
        api.delete(path).is(204);

        assertThat(api.get(bot.path() + "/test-sessions").is(200).at("/data").size()).isZero();
        api.get(path).isRefused(404, "session_not_found");
        api.post(path + "/messages", "{\"message\": \"Hi\"}").isRefused(404, "session_not_found");
    }

    @Test
    void staysWithTheDraftItBeganWith() {
        var bot = draft(Flows.SHOP);
        var started = api.post(bot.path() + "/test-sessions", "{}").is(201);

        api.put(bot.path() + "/draft", Flows.SHORT).is(200);

        assertThat(say(bot, started, "{\"message\": \"Anna\"}").is(200).textAt("/data/state")).isEqualTo("menu");
        assertThat(api.post(bot.path() + "/test-sessions", "{}").is(201).at("/data/is_final").asBoolean()).isTrue();
    }

    @Test
    void happensOnceForOneKey() {
        var bot = draft(Flows.SHOP);

        var first = api.post(bot.path() + "/test-sessions", "{}", "Idempotency-Key", "once").is(201);
        var again = api.post(bot.path() + "/test-sessions", "{}", "Idempotency-Key", "once").is(201);

        assertThat(again.textAt("/data/session_id")).isEqualTo(first.textAt("/data/session_id"));
    }

    @Test
    void refusesWhatCannotBeTried() {
        var bot = draft("{\"components\": [{\"id\": \"start\", \"type\": \"start\"}]}");
        var path = bot.path() + "/test-sessions";

        var refused = api.post(path, "{}").isRefused(422, "publish_errors");

        assertThat(refused.at("/errors").size()).isPositive();
        api.post(path, "{\"version\": 3}").isInvalid("version");
        api.post(path, "{\"version\": \"live\", \"channel_kind\": \"pigeon\", \"stub_effects\": 1}")
            .isInvalid("version", "channel_kind", "stub_effects");
        api.post(path, "{\"what\": 1}").isInvalid("what");
        api.post("/v1/bots/bot_00000000000000000000000000/test-sessions", "{}").is(404);
    }

    private Bot draft(String draft) {
        var bot = Bot.create(product);
        api.put(bot.path() + "/draft", draft).is(200);
        return bot;
    }

    private Answer order(Bot bot, String settings) {
        return say(bot, api.post(bot.path() + "/test-sessions", settings).is(201), "{\"message\": \"Anna\"}").is(200);
    }

    private Answer say(Bot bot, Answer started, String message) {
        return api.post("%s/test-sessions/%s/messages".formatted(bot.path(), started.textAt("/data/session_id")), message);
    }

    private static JsonNode effect(Answer turn) {
        return entry(turn, "effect");
    }

    private static JsonNode said(Answer turn) {
        return entry(turn, "message_said");
    }

    private static JsonNode entry(Answer turn, String type) {
        return turn.at("/data/timeline").valueStream().filter(entry -> entry.at("/type").asString().equals(type)).findFirst().orElseThrow();
    }

    private long attempts(Bot bot) {
        var integration = api.get(bot.path() + "/integrations").is(200).textAt("/data/0/id");
        return api.get("/v1/integrations/%s/attempts".formatted(integration)).is(200).at("/meta/total").asLong();
    }
}
