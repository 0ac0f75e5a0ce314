package io.verbatim.outside;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reading conversations over the management API. */
@ExtendWith(Running.class)
class ConversationIT {

    private final Product product;
    private final Api api;

    ConversationIT(Product product) {
        this.product = product;
        this.api = product.owner();
    }

    @Test
    void listsTheLatestActivityFirstAndFilters() {
        var bot = product.bot(Flows.SHOP);
        var chat = bot.channel();
        var other = bot.channel();
        var anna = chat.start("{\"session_id\": \"anna\", \"user_identifier\": \"u-anna\"}").textAt("/conversation_id");
        var ben = chat.start("{\"session_id\": \"ben\"}").textAt("/conversation_id");
        var cem = other.start("{\"session_id\": \"cem\"}").textAt("/conversation_id");
        chat.say("anna", "Anna Karenina").is(200);
        chat.select("anna", "opt_bye").is(200);

        assertThat(found(bot, "")).containsExactly(anna, cem, ben);
        assertThat(found(bot, "?status=ended")).containsExactly(anna);
        assertThat(found(bot, "?status=active")).containsExactly(cem, ben);
        assertThat(found(bot, "?channel_id=" + other.channel())).containsExactly(cem);
        assertThat(found(bot, "?user_id=u-anna")).containsExactly(anna);
        assertThat(found(bot, "?q=karenina")).containsExactly(anna);
        assertThat(found(bot, "?q=nobody-said-this")).isEmpty();
        assertThat(found(bot, "?from=2100-01-01T00:00:00Z")).isEmpty();
        assertThat(found(bot, "?to=2000-01-01T00:00:00Z")).isEmpty();
        assertThat(found(bot, "?from=2000-01-01T00:00:00Z&to=2100-01-01T00:00:00Z")).hasSize(3);
        var seen = api.get("/v1/conversations/" + anna).is(200);
        assertThat(seen.textAt("/data/status")).isEqualTo("ended");
        assertThat(seen.textAt("/data/user_id")).isEqualTo("u-anna");
        assertThat(seen.at("/data/bot_version").asInt()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"status=asleep", "channel_id=x", "from=yesterday", "to=2026-13-01T00:00:00Z", "q=%00", "user_id=%00"})
    void refusesFiltersThatAreNone(String filter) {
        var bot = Bot.create(product);

        var refusal = api.get("%s/conversations?%s".formatted(bot.path(), filter)).isProblem();

        assertThat(refusal.status()).isIn(400, 422);
    }

    @ParameterizedTest
    @ValueSource(strings = {"q='", "q=%25", "q=a%20%26%20!", "q=(((", "q=%5C", "q=%F0%9F%98%80", "q=:*", "user_id=%25",
        "from=%2B999999999-12-31T23:59:59Z", "to=-999999999-01-01T00:00:00Z", "from=0000-01-01T00:00:00Z"})
    void takesFiltersThatAreOdd(String filter) {
        var bot = Bot.create(product);

        var answer = api.get("%s/conversations?%s".formatted(bot.path(), filter));

        assertThat(answer.status()).as(answer.text()).isIn(200, 422);
    }

    @Test
    void tellsTheTranscriptInOrder() {
        var chat = product.bot(Flows.SHOP).channel();
        var turn = chat.start("{\"session_id\": \"s\"}");
        chat.say("s", "Anna").is(200);
        chat.select("s", "opt_bye").is(200);

        var messages = api.get("/v1/conversations/%s/messages".formatted(turn.textAt("/conversation_id"))).is(200);

        assertThat(messages.each("/data", "/role")).containsExactly("bot", "user", "bot", "user", "bot");
        assertThat(messages.each("/data", "/text")).containsExactly("Hello! What is your name?", "Anna",
            "What would you like, Anna?", "Nothing", "Bye.");
        assertThat(messages.each("/data", "/component_id").getFirst()).isEqualTo("ask_name");
        assertThat(messages.textAt("/data/0/at")).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
    }

    @Test
    void tellsEveryEventInOrder() {
        var chat = product.bot(Flows.SHOP).channel();
        var turn = chat.start("{\"session_id\": \"s\"}");
        chat.say("s", "Anna").is(200);

        var events = api.get("/v1/conversations/%s/events?per_page=100".formatted(turn.textAt("/conversation_id"))).is(200);

        assertThat(chat.trail(turn)).startsWith("SessionStarted",
            "ComponentEntered").endsWith("TurnCompleted").contains("UserMessageReceived",
            "VariablesChanged", "BotMessageSaid");
        var sequences = events.each("/data", "/sequence").stream().map(Integer::valueOf).toList();
        assertThat(sequences).isSorted().first().isEqualTo(0);
        assertThat(sequences).doesNotHaveDuplicates();
        assertThat(events.each("/data", "/actor")).contains("channel:" + chat.channel());
        assertThat(events.text()).contains("\"customer_name\":\"Anna\"");
        assertThat(chat.story(turn).textAt("/data/status")).isEqualTo("completed");
    }

    @Test
    void pagesByCursorOverAllThreeLists() {
        var bot = product.bot(Flows.SHOP);
        var chat = bot.channel();
        var id = chat.start("{\"session_id\": \"s\"}").textAt("/conversation_id");
        chat.start();
        chat.start();
        chat.say("s", "Anna").is(200);
        chat.say("s", "what?").is(200);

        for (var path : List.of("/v1/conversations/%s/messages".formatted(id), "/v1/conversations/%s/events".formatted(id),
            bot.path() + "/conversations")) {
            var whole = api.get(path + "?per_page=100").is(200);
            var parts = new ArrayList<String>();
            var part = api.get(path + "?per_page=2").is(200);
            parts.addAll(part.each("/data", "/id"));
            while (part.at("/meta/next_cursor").isString()) {
                part = api.get("%s?per_page=2&cursor=%s".formatted(path, part.textAt("/meta/next_cursor"))).is(200);
                parts.addAll(part.each("/data", "/id"));
            }
            assertThat(parts).as(path).isEqualTo(whole.each("/data", "/id")).hasSizeGreaterThan(2);
            assertThat(whole.at("/meta/total").asInt()).isEqualTo(parts.size());
        }
    }

    @Test
    void showsWhenSomethingLastHappenedOnAChannel() {
        var chat = product.bot(Flows.SHORT).channel();
        assertThat(api.get("/v1/channels/" + chat.channel()).at("/data/last_activity_at").isNull()).isTrue();

        chat.start();

        assertThat(api.get("/v1/channels/" + chat.channel()).textAt("/data/last_activity_at")).endsWith("Z");
    }

    private List<String> found(Bot bot, String filter) {
        return api.get(bot.path() + "/conversations" + filter).is(200).each("/data", "/id");
    }
}
