package io.verbatim.outside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.verbatim.fake.FakeTelegram;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Users of Telegram and their bot. */
@ExtendWith(Running.class)
class TelegramIT {

    private static final String TOKEN = "600000001:AAF-the_token_of_the_bot_in_the_tests";
    private static final String RATE_LIMITED = """
        {"ok": false, "error_code": 429, "description": "Too Many Requests: retry after 1", "parameters": {"retry_after": 1}}""";
    private static final String BLOCKED = """
        {"ok": false, "error_code": 403, "description": "Forbidden: bot was blocked by the user"}""";
    private static final String UNAUTHORIZED = """
        {"ok": false, "error_code": 401, "description": "Unauthorized"}""";
    private static final String NOT_FOUND = """
        {"ok": false, "error_code": 404, "description": "Not Found"}""";
    private static final String BAD_FILE = """
        {"ok": false, "error_code": 400, "description": "Bad Request: wrong file_id or the file is temporarily unavailable"}""";
    private static final String TOO_BIG = """
        {"ok": false, "error_code": 400, "description": "Bad Request: file is too big"}""";
    private static final String FLOW = """
        {"variables": [{"name": "choice", "type": "string"}],
         "components": [
           {"id": "start", "type": "start", "next": "menu"},
           {"id": "menu", "type": "question_buttons", "text": "What would you like?", "variable": "choice",
            "options": [{"id": "opt_shirt", "text": "A shirt", "next": "done"}, {"id": "opt_bye", "text": "Nothing", "next": "end"}]},
           {"id": "done", "type": "message", "text": "You get: {choice}.", "next": "menu"},
           {"id": "end", "type": "end", "text": "Bye."}]}""";

    private final Product product;
    private final Api api;
    // One for all tests, which have a bot each: a port is not free again at once.
    private static @Nullable FakeTelegram shared;

    private FakeTelegram telegram;

    TelegramIT(Product product) {
        this.product = product;
        this.api = product.owner();
    }

    @BeforeEach
    void start() {
        telegram = shared == null ? FakeTelegram.at(product.telegramPort()) : shared;
        shared = telegram;
    }

    @AfterAll
    static void stop() {
        if (shared != null) {
            shared.close();
        }
    }

    @Test
    void talkToTheirBotByWordsAndButtons() {
        var token = TOKEN + "_1";
        var channel = channel(token);
        assertThat(channel.made.textAt("/data/config/bot_token")).doesNotContain(token);

        channel.receive(text(1, "Hello"));
        var offer = sent(token, 1).getFirst();
        assertThat(offer.path("text").asString()).isEqualTo("What would you like?");
        assertThat(offer.path("chat_id").asLong()).isEqualTo(700123456);
        var button = offer.at("/reply_markup/inline_keyboard/0/0");
        assertThat(button.path("text").asString()).isEqualTo("A shirt");

        channel.receive(press(2, button.path("callback_data").asString()));
        assertThat(sent(token, 3)).extracting(message -> message.path("text").asString())
            .containsExactly("What would you like?", "You get: A shirt.", "What would you like?");
        await().until(() -> telegram.calls(token, "answerCallbackQuery").size() == 1);

        channel.receive(press(2, button.path("callback_data").asString()));
        channel.receive(text(3, "Nothing"));
        assertThat(sent(token, 4).getLast().path("text").asString()).isEqualTo("Bye.");
    }

    @Test
    void areOnRecordWithWhatTheySaidAndWhatTheyMadeOfIt() {
        var token = TOKEN + "_7";
        var channel = channel(token, ", \"unsupported_text\": \"Words, please.\"");
        channel.receive(text(1, "Hallo"));
        sent(token, 1);

        channel.receive("{\"update_id\": 2, \"edited_message\": {%s, \"text\": \"Hello\"}}".formatted(CHAT));
        channel.receive("{\"update_id\": 3, \"message\": {%s, \"dice\": {\"value\": 3}}}".formatted(CHAT));

        sent(token, 2);
        var messages = api.get("/v1/conversations/%s/messages".formatted(conversation(channel).textAt("/data/0/id"))).is(200).at("/data");
        assertThat(messages.valueStream().filter(said -> said.path("role").asString().equals("user"))
            .map(said -> said.path("type").asString() + " " + said.path("text").asString()))
            .containsExactly("text Hallo", "edit Hello", "unsupported [dice]");
        assertThat(messages.get(2).at("/content/original_message_id").asString()).isEqualTo(messages.get(0).path("id").asString());
        assertThat(sent(token, 2).getLast().path("text").asString()).isEqualTo("Words, please.");
    }

    @Test
    void areHeardOnlyThroughTelegram() {
        var channel = channel(TOKEN + "_2");
        var webhook = webhook(TOKEN + "_2");
        var secret = webhook.path("secret_token").asString();

        assertThat(webhook.path("url").asString()).isEqualTo(channel.made.textAt("/data/webhook_url")).endsWith(channel.path());
        assertThat(webhook.path("allowed_updates").toString()).isEqualTo("[\"message\",\"edited_message\",\"callback_query\"]");
        var nobody = product.with("");
        nobody.post(channel.path(), text(1, "Hello")).isRefused(401, "unauthenticated");
        nobody.post(channel.path(), text(1, "Hello"), channel.header(), secret + "0").isRefused(401, "unauthenticated");
        nobody.post(channel.path(), "{\"update_id\": \"1\"}", channel.header(), secret).isRefused(400, "malformed_request");
        nobody.post(channel.path(), "{\"update_id\": 1", channel.header(), secret).isRefused(400, "malformed_request");
        nobody.post("/webhooks/telegram/chn_none", text(1, "Hello"), channel.header(), secret).isRefused(404, "not_found");
        channel.receive("{\"update_id\": 9, \"poll\": {}}");
    }

    @Test
    void getTheirAnswerWhenTelegramHasHadEnoughAndNoMoreWhenTheyHaveBlockedTheBot() {
        var token = TOKEN + "_3";
        var channel = channel(token);
        telegram.next("sendMessage", 429, RATE_LIMITED);

        channel.receive(text(1, "Hello"));
        sent(token, 2);
        telegram.next("sendMessage", 403, BLOCKED);
        channel.receive(text(2, "A shirt"));

        await().untilAsserted(() -> assertThat(conversation(channel).textAt("/data/0/status")).isEqualTo("ended"));
        assertThat(api.get("/v1/channels/" + channel.id).at("/data/status").asString()).isEqualTo("active");
    }

    @Test
    void canSendPictures() {
        var token = TOKEN + "_4";
        var channel = channel(token);

        channel.receive("""
            {"update_id": 1, "message": {%s, "photo": [{"file_id": "AgAC-small"}, {"file_id": "AgAC-large"}], "caption": "broken part"}}"""
            .formatted(CHAT));

        sent(token, 1);
        assertThat(telegram.calls(token, "getFile").getFirst().path("file_id").asString()).isEqualTo("AgAC-large");
        var messages = api.get("/v1/conversations/%s/messages".formatted(conversation(channel).textAt("/data/0/id"))).is(200);
        assertThat(messages.textAt("/data/0/text")).isEqualTo("broken part");
        assertThat(messages.at("/data/0/content").toString()).contains("image/png").doesNotContain(token);
    }

    @Test
    void canSendPicturesWhileTelegramIsBusyForAMoment() {
        var token = TOKEN + "_8";
        var channel = channel(token);
        telegram.next("getFile", 502, "").next(FakeTelegram.DOWNLOAD, 503, "");

        channel.receive(photo(1, ", \"caption\": \"broken part\""));

        sent(token, 1);
        assertThat(telegram.calls(token, "getFile")).hasSize(3);
        assertThat(heard(channel).getFirst().at("/content/attachments/0/mime_type").asString()).isEqualTo("image/png");
        assertThat(heard(channel).getFirst().path("content").has("missing")).isFalse();
    }

    @Test
    void loseNothingButTheFileWhereTelegramDoesNotGiveItOut() {
        var token = TOKEN + "_9";
        var channel = channel(token, ", \"voice_failed_text\": \"Please write to me.\"");
        telegram.next(FakeTelegram.DOWNLOAD, 404, NOT_FOUND);

        channel.receive(photo(1, ", \"caption\": \"broken part\""));
        sent(token, 1);
        telegram.next("getFile", 400, BAD_FILE).next("getFile", 400, TOO_BIG);
        channel.receive("{\"update_id\": 2, \"message\": {%s, \"voice\": {\"file_id\": \"AwAC\"}}}".formatted(CHAT));
        assertThat(sent(token, 2).getLast().path("text").asString()).isEqualTo("Please write to me.");
        channel.receive(photo(3, ""));
        channel.receive(text(4, "Nothing"));

        await().untilAsserted(() -> assertThat(heard(channel)).extracting(said -> said.path("text").asString())
            .containsExactly("broken part", "[voice]", "[photo]", "Nothing"));
        assertThat(telegram.calls(token, "getFile")).hasSize(3);
        assertThat(heard(channel)).extracting(said -> said.at("/content/missing").toString()).containsExactly(
            "[{\"kind\":\"photo\",\"reason\":\"http_404\"}]", "[{\"kind\":\"voice\",\"reason\":\"http_400\"}]",
            "[{\"kind\":\"photo\",\"reason\":\"too_large\"}]", "");
        assertThat(heard(channel)).allSatisfy(said -> assertThat(said.at("/content/attachments").isEmpty()).isTrue());
    }

    @Test
    void areNotHeardWhereTheChannelIsShutOrItsTokenRefused() {
        var token = TOKEN + "_5";
        telegram.next("setWebhook", 401, UNAUTHORIZED);
        var channel = channel(token);
        await().untilAsserted(() ->
            assertThat(api.get("/v1/channels/" + channel.id).textAt("/data/status")).isEqualTo("token_error"));

        api.post("/v1/channels/%s/deactivate".formatted(channel.id)).is(200);
        await().until(() -> telegram.calls(token, "deleteWebhook").size() == 1);
        channel.receive(text(1, "Hello"));
        api.post("/v1/channels/%s/activate".formatted(channel.id)).is(200);

        await().until(() -> telegram.calls(token, "setWebhook").size() == 2);
        assertThat(api.get("/v1/channels/" + channel.id).textAt("/data/status")).isEqualTo("active");
        assertThat(telegram.calls(token, "sendMessage")).isEmpty();
        api.post(channel.bot.path() + "/channels", "{\"type\": \"telegram\", \"config\": {}}").isInvalid("config.bot_token");
    }

    private static final String CHAT = """
        "message_id": 11, "date": 1767225611, "from": {"id": 700123456, "is_bot": false, "first_name": "Mara", "username": "maralind"},
        "chat": {"id": 700123456, "type": "private"}""";

    private static String text(int id, String text) {
        return "{\"update_id\": %d, \"message\": {%s, \"text\": \"%s\"}}".formatted(id, CHAT, text);
    }

    private static String photo(int id, String caption) {
        return "{\"update_id\": %d, \"message\": {%s, \"photo\": [{\"file_id\": \"AgAC-large\"}]%s}}".formatted(id, CHAT, caption);
    }

    private static String press(int id, String data) {
        return """
            {"update_id": %d, "callback_query": {"id": "3007000000000000001", "from": {"id": 700123456, "is_bot": false},
             "message": {"message_id": 15, "chat": {"id": 700123456, "type": "private"}}, "data": "%s"}}""".formatted(id, data);
    }

    private List<JsonNode> sent(String token, int number) {
        await().untilAsserted(() -> assertThat(telegram.calls(token, "sendMessage")).hasSize(number));
        return telegram.calls(token, "sendMessage");
    }

    /** What the user said, as the history has it. */
    private List<JsonNode> heard(Connected channel) {
        return api.get("/v1/conversations/%s/messages".formatted(conversation(channel).textAt("/data/0/id"))).is(200).at("/data")
            .valueStream().filter(said -> said.path("role").asString().equals("user")).toList();
    }

    private JsonNode webhook(String token) {
        await().until(() -> !telegram.calls(token, "setWebhook").isEmpty());
        return telegram.calls(token, "setWebhook").getLast();
    }

    private Answer conversation(Connected channel) {
        return api.get("%s/conversations?channel_id=%s".formatted(channel.bot.path(), channel.id)).is(200);
    }

    private Connected channel(String token) {
        return channel(token, "");
    }

    private Connected channel(String token, String fields) {
        var bot = product.bot(FLOW);
        var made = api.post(bot.path() + "/channels", """
            {"type": "telegram", "config": {"bot_token": "%s"%s}, "active": true}""".formatted(token, fields)).is(201);
        return new Connected(bot, made.textAt("/data/id"), made, token);
    }

    /** A channel, as Telegram uses it. */
    private final class Connected {
        private final Bot bot;
        private final String id;
        private final Answer made;
        private final String token;

        Connected(Bot bot, String id, Answer made, String token) {
            this.bot = bot;
            this.id = id;
            this.made = made;
            this.token = token;
        }

        String path() {
            return "/webhooks/telegram/" + id;
        }

        String header() {
            return "X-Telegram-Bot-Api-Secret-Token";
        }

        void receive(String update) {
            product.with("").post(path(), update, header(), webhook(token).path("secret_token").asString()).is(200);
        }
    }
}
