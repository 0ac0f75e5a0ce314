package io.verbatim.outside;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bots, integrations and channels over the management API: each is made, read, changed, taken away, and seen at once by who did it. */
@ExtendWith(Running.class)
class ManagementIT {

    private final Product product;
    private final Api api;

    ManagementIT(Product product) {
        this.product = product;
        this.api = product.owner();
    }

    @Test
    void makesReadsChangesAndDeletesABot() {
        var made = api.post("/v1/bots", "{\"name\": \"Ada\", \"description\": \"Counts\"}").is(201);
        var path = made.header("Location");

        assertThat(path).isEqualTo("/v1/bots/" + made.textAt("/data/id"));
        assertThat(made.textAt("/data/id")).matches("bot_[0-9a-hjkmnp-tv-z]{26}");
        assertThat(made.textAt("/data/created_at")).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
        assertThat(api.get(path).is(200).json()).isEqualTo(made.json());
        assertThat(api.get(path).header("ETag")).isEqualTo(made.header("ETag")).matches("\"[^\"]+\"");
        assertThat(api.get("/v1/bots?per_page=100").is(200).each("/data", "/id")).contains(made.textAt("/data/id"));
        var changed = api.patch(path, "{\"name\": \"Grace\"}").is(200);
        assertThat(changed.textAt("/data/name")).isEqualTo("Grace");
        assertThat(changed.textAt("/data/description")).isEqualTo("Counts");
        assertThat(changed.header("ETag")).isNotEqualTo(made.header("ETag"));
        assertThat(api.get(path).json()).isEqualTo(changed.json());
        api.delete(path).is(204);
        api.get(path).isRefused(404, "not_found");
        api.delete(path).isRefused(404, "not_found");
        assertThat(api.get("/v1/bots?per_page=100").each("/data", "/id")).doesNotContain(made.textAt("/data/id"));
    }

    @Test
    void makesReadsChangesAndDeletesAnIntegration() {
        var bot = Bot.create(product);
        var made = api.post(bot.path() + "/integrations", """
            {"name": "A", "webhook_url": "https://example.com/a", "headers": {"Authorization": "Bearer sk-0123456789abcdef3fQ"}}""").is(201);
        var path = made.header("Location");

        assertThat(made.at("/data/timeout").asInt()).isEqualTo(30);
        assertThat(made.at("/data/weight").asInt()).isEqualTo(1);
        assertThat(made.at("/data/max_retries").asInt()).isEqualTo(1);
        assertThat(made.at("/data/retry_backoff_ms").asInt()).isEqualTo(500);
        assertThat(made.at("/data/max_concurrency").asInt()).isEqualTo(64);
        assertThat(made.at("/data/payload_format").asString()).isEqualTo("verbatim");
        assertThat(made.at("/data/active").asBoolean()).isTrue();
        assertThat(made.at("/data/is_fallback").asBoolean()).isFalse();
        assertThat(made.at("/data/headers/Authorization").asString()).isEqualTo("Bearer sk-…3fQ");
        assertThat(made.at("/data/breaker/state").asString()).isEqualTo("closed");
        assertThat(made.at("/data/breaker/window").asInt()).isEqualTo(20);
        assertThat(made.at("/data/health/state").asString()).isEqualTo("unknown");
        assertThat(api.get(path).is(200).json()).isEqualTo(made.json());
        assertThat(api.get(bot.path() + "/integrations").is(200).each("/data", "/name")).containsExactly("Echo", "A");
        var changed = api.patch(path, "{\"weight\": 5, \"headers\": {\"Authorization\": \"Bearer sk-…3fQ\"}}").is(200);
        assertThat(changed.at("/data/weight").asInt()).isEqualTo(5);
        assertThat(changed.textAt("/data/headers/Authorization")).isEqualTo("Bearer sk-…3fQ");
        assertThat(changed.textAt("/data/webhook_url")).isEqualTo("https://example.com/a");
        api.delete(path).is(204);
        api.get(path).isRefused(404, "not_found");
        assertThat(api.get(bot.path() + "/integrations").at("/meta/total").asInt()).isEqualTo(1);
    }

    @Test
    void makesReadsChangesAndDeletesAChannel() {
        var bot = Bot.create(product);
        var made = api.post(bot.path() + "/channels", "{\"type\": \"api\", \"name\": \"Web\"}").is(201);
        var path = made.header("Location");

        assertThat(made.textAt("/data/api_key")).hasSizeGreaterThanOrEqualTo(32).endsWith(made.textAt("/data/api_key_last4"));
        assertThat(made.at("/data/config")).isEqualTo(Answer.json("""
            {"allow_variable_injection": false, "request_timeout": 30, "rate_limit_per_minute": 1200}"""));
        assertThat(made.at("/data/session_expiry_seconds").asInt()).isEqualTo(300);
        assertThat(made.at("/data/active").asBoolean()).isFalse();
        var read = api.get(path).is(200);
        assertThat(read.text()).doesNotContain(made.textAt("/data/api_key"));
        assertThat(read.textAt("/data/api_key_last4")).isEqualTo(made.textAt("/data/api_key_last4"));
        assertThat(api.get(bot.path() + "/channels").is(200).each("/data", "/id")).containsExactly(made.textAt("/data/id"));
        assertThat(api.get("/v1/channels?per_page=100").is(200).each("/data", "/id")).contains(made.textAt("/data/id"));
        var changed = api.patch(path, "{\"name\": \"Shop\", \"config\": {\"request_timeout\": 5}}").is(200);
        assertThat(changed.textAt("/data/name")).isEqualTo("Shop");
        assertThat(changed.at("/data/config/request_timeout").asInt()).isEqualTo(5);
        assertThat(changed.at("/data/config/rate_limit_per_minute").asInt()).isEqualTo(1_200);
        assertThat(api.post(path + "/activate").is(200).at("/data/active").asBoolean()).isTrue();
        assertThat(api.post(path + "/activate").is(200).at("/data/active").asBoolean()).isTrue();
        assertThat(api.post(path + "/deactivate").is(200).at("/data/active").asBoolean()).isFalse();
        api.delete(path).is(204);
        api.get(path).isRefused(404, "not_found");
    }

    @Test
    void takesAKeyThatTheCallerBrings() {
        var key = "a-key-that-the-caller-has-thought-of-by-itself";
        var bot = product.bot(Flows.SHORT);
        var made = api.post(bot.path() + "/channels", """
            {"type": "api", "name": "Own", "config": {"api_key": "%s"}, "active": true}""".formatted(key)).is(201);

        product.with(key).post("/api/integrations/api/%s/session/".formatted(made.textAt("/data/id")), "{}").is(200);

        assertThat(api.get(made.header("Location")).text()).doesNotContain(key);
        api.post(bot.path() + "/channels", "{\"type\": \"api\", \"name\": \"Own\", \"config\": {\"api_key\": \"short\"}}").isInvalid("config.api_key");
    }

    @Test
    void doesNotDeleteABotThatAChannelUses() {
        var bot = product.bot(Flows.SHORT);
        var chat = bot.channel();
        var conversation = chat.start().textAt("/conversation_id");

        api.delete(bot.path()).isRefused(409, "in_use");
        api.delete("/v1/channels/" + chat.channel()).is(204);
        api.delete(bot.path()).is(204);

        chat.start("{}").isRefused(404, "not_found");
        api.get("/v1/conversations/" + conversation).is(200);
        assertThat(api.get("/v1/conversations/%s/messages".formatted(conversation)).is(200).each("/data", "/text")).containsExactly("Hi.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"{}|name", "{\"name\": \"\"}|name", "{\"name\": \"  \"}|name", "{\"name\": null}|name", "{\"name\": 1}|name",
        "{\"name\": \"a\", \"nmae\": 1}|nmae", "{\"name\": \"a\\u0001\"}|name", "{\"name\": \"a\", \"description\": []}|description"})
    void refusesBotsThatAreNone(String body, String field) {
        api.post("/v1/bots", body).isInvalid(field);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"timeout|0", "timeout|301", "timeout|1.5", "timeout|\"30\"", "timeout|99999999999", "weight|-1", "weight|1001",
        "max_retries|6", "max_retries|-1", "retry_backoff_ms|-1", "max_concurrency|0", "is_fallback|\"no\"", "active|1",
        "payload_format|\"soap\"", "headers|[]", "headers.Host|{\"Host\": \"a\"}", "headers.Content-Length|{\"Content-Length\": \"1\"}",
        "headers.transfer-encoding|{\"transfer-encoding\": \"chunked\"}", "headers.Connection|{\"Connection\": \"close\"}",
        "headers.X|{\"X\": \"a\\r\\nb\"}", "headers|{\"X Y\": \"a\"}", "headers|{\"\": \"a\"}", "headers.X|{\"X\": \"\"}", "headers.X|{\"X\": 5}",
        "webhook_url|\"http://example.com/\"", "webhook_url|\"https://10.0.0.1/\"", "webhook_url|\"https://169.254.169.254/\"",
        "webhook_url|\"https://[::1]/\"", "webhook_url|\"ftp://example.com\"", "webhook_url|\"https://\"", "webhook_url|\"x\"",
        "webhook_url|\"https://user:word@example.com/\"", "webhook_url|\"https://example.com/ a\"", "webhook_url|null", "webhook_url|5",
        "breaker.window|{\"window\": 0}", "breaker.colour|{\"colour\": 1}", "breaker|5", "parameters|5", "unheard_of|1", "name|null"})
    void refusesIntegrationsThatAreNone(String field, String value) {
        var bot = Bot.create(product);
        var name = field.contains(".") ? field.substring(0, field.indexOf('.')) : field;
        var all = new LinkedHashMap<>(Map.of("name", "\"A\"", "webhook_url", "\"https://example.com/\""));
        all.put(name, value);
        var body = all.entrySet().stream().map(entry -> "\"%s\": %s".formatted(entry.getKey(), entry.getValue()))
            .collect(Collectors.joining(", ", "{", "}"));

        api.post(bot.path() + "/integrations", body).isInvalid(field);
        assertThat(api.get(bot.path() + "/integrations").at("/meta/total").asInt()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"type|{\"name\": \"A\"}", "type|{\"type\": \"pigeon\", \"name\": \"A\"}", "name|{\"type\": \"api\"}",
        "config.request_timeout|{\"type\": \"api\", \"name\": \"A\", \"config\": {\"request_timeout\": 0}}",
        "config.rate_limit_per_minute|{\"type\": \"api\", \"name\": \"A\", \"config\": {\"rate_limit_per_minute\": \"a\"}}",
        "config.unheard_of|{\"type\": \"api\", \"name\": \"A\", \"config\": {\"unheard_of\": 1}}",
        "config|{\"type\": \"api\", \"name\": \"A\", \"config\": 1}", "session_expiry_seconds|{\"type\": \"api\", \"name\": \"A\", \"session_expiry_seconds\": 0}",
        "active|{\"type\": \"api\", \"name\": \"A\", \"active\": \"yes\"}", "error_email.to[0]|{\"type\": \"api\", \"name\": \"A\", \"error_email\": {\"to\": [\"a\"]}}",
        "config.api_key|{\"type\": \"api\", \"name\": \"A\", \"config\": {\"api_key\": 5}}"})
    void refusesChannelsThatAreNone(String field, String body) {
        var bot = Bot.create(product);

        api.post(bot.path() + "/channels", body).isInvalid(field);
        assertThat(api.get(bot.path() + "/channels").at("/meta/total").asInt()).isZero();
    }

    @Test
    void tellsEverythingThatIsWrongAtOnce() {
        var bot = Bot.create(product);

        api.post(bot.path() + "/integrations", "{\"timeout\": 0, \"weight\": -1, \"webhook_url\": \"x\"}")
            .isInvalid("name", "timeout", "weight", "webhook_url");
    }

    @Test
    void honoursIfMatchEverywhere() {
        var bot = Bot.create(product);
        var integration = "/v1/integrations/" + bot.integration("A", "https://example.com/", "");
        var channel = "/v1/channels/" + bot.channel().channel();

        for (var path : List.of(bot.path(), integration, channel)) {
            var tag = api.get(path).is(200).header("ETag");
            var next = api.patch(path, "{\"name\": \"Mine\"}", "If-Match", tag).is(200).header("ETag");
            assertThat(next).as(path).isNotEqualTo(tag);
            api.patch(path, "{\"name\": \"Theirs\"}", "If-Match", tag).isRefused(412, "precondition_failed");
            api.delete(path, "If-Match", tag).isRefused(412, "precondition_failed");
            api.patch(path, "{\"name\": \"Theirs\"}", "If-Match", "nonsense").isRefused(412, "precondition_failed");
            assertThat(api.get(path).textAt("/data/name")).isEqualTo("Mine");
            api.patch(path, "{\"name\": \"Any\"}", "If-Match", "*").is(200);
        }
        api.delete(integration, "If-Match", api.get(integration).header("ETag")).is(204);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/bots/bot_%s", "/v1/bots/bot_%s/draft", "/v1/bots/bot_%s/versions", "/v1/bots/bot_%s/versions/1",
        "/v1/bots/bot_%s/integrations", "/v1/bots/bot_%s/channels", "/v1/bots/bot_%s/conversations", "/v1/integrations/int_%s",
        "/v1/integrations/int_%s/attempts", "/v1/channels/chn_%s", "/v1/conversations/conv_%s", "/v1/conversations/conv_%s/messages",
        "/v1/conversations/conv_%s/events", "/v1/conversations/conv_%s/turns/turn_%<s"})
    void answersIdsThatAreNotThereAlike(String shape) {
        var nowhere = shape.formatted("0".repeat(26));
        var right = withoutInstance(api.get(nowhere).isRefused(404, "not_found"));

        for (var odd : List.of("1", "z", "0".repeat(25), "0".repeat(27), "O".repeat(26), "-1", "%27", "%00", "ü")) {
            var path = URI.create(shape.formatted(odd)).toASCIIString();
            var answer = api.get(path);
            if (!odd.equals("%00")) {
                assertThat(withoutInstance(answer.isRefused(404, "not_found"))).as(path).isEqualTo(right);
            }
            answer.isProblem();
        }
    }

    @Test
    void letsTwoKeysOfAChannelLiveAtOnce() {
        var chat = product.bot(Flows.SHORT).channel();
        var keys = "/v1/channels/%s/keys".formatted(chat.channel());
        var first = api.get("/v1/channels/" + chat.channel()).textAt("/data/keys/0/id");

        var second = api.post(keys, "{}").is(201);

        assertThat(second.header("Location")).isEqualTo(keys + "/" + second.textAt("/data/id"));
        var other = new Chat(product, chat.channel(), second.textAt("/data/api_key"));
        chat.start();
        other.start();
        api.post(keys, "{}").isRefused(409, "conflict");
        api.delete(keys + "/" + first).is(204);
        chat.start("{}").isRefused(401, "unauthenticated");
        other.start();
        api.delete(keys + "/" + first).isRefused(404, "not_found");
        api.post(keys).is(201);
    }

    @Test
    void pagesThroughLists() {
        var bot = Bot.create(product);
        for (int i = 0; i < 4; i++) {
            bot.integration("I" + i, "https://example.com/", "");
        }
        var list = bot.path() + "/integrations?per_page=2";

        var first = api.get(list).is(200);
        var second = api.get(list + "&page=2").is(200);
        var byCursor = api.get(list + "&cursor=" + first.textAt("/meta/next_cursor")).is(200);
        var last = api.get(list + "&cursor=" + byCursor.textAt("/meta/next_cursor")).is(200);

        assertThat(first.each("/data", "/name")).containsExactly("Echo", "I0");
        assertThat(first.at("/meta/total").asInt()).isEqualTo(5);
        assertThat(first.at("/meta/per_page").asInt()).isEqualTo(2);
        assertThat(second.each("/data", "/name")).containsExactly("I1", "I2").isEqualTo(byCursor.each("/data", "/name"));
        assertThat(last.each("/data", "/name")).containsExactly("I3");
        assertThat(last.at("/meta/next_cursor").isNull()).isTrue();
        assertThat(api.get(list + "&page=9").is(200).at("/data")).isEmpty();
        for (var wrong : List.of("page=0", "page=x", "per_page=0", "per_page=101", "per_page=-1", "page=1e3", "page=99999999999")) {
            api.get(bot.path() + "/integrations?" + wrong).isInvalid(wrong.substring(0, wrong.indexOf('=')));
        }
        for (var odd : List.of("x", "%00", "'", "%F0%9F%98%80", "a".repeat(600))) {
            assertThat(api.get(bot.path() + "/integrations?cursor=" + odd).isProblem().status()).as(odd).isIn(400, 422);
        }
    }

    @Test
    void saysThatItIsThere() {
        assertThat(api.get("/v1/status").is(200).textAt("/data/status")).isEqualTo("ok");
        api.get("/v1/nothing").isRefused(404, "not_found");
        product.with("").get("/nothing").isRefused(404, "not_found");
    }

    private static String withoutInstance(Answer answer) {
        return answer.text().replaceAll("\"instance\":\"[^\"]*\"", "");
    }
}
