package io.verbatim.outside;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the management API refuses, field by field. */
@ExtendWith(Running.class)
class SetUpRefusalIT {

    private final Product product;
    private final Api api;

    SetUpRefusalIT(Product product) {
        this.product = product;
        this.api = product.owner();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"{}|name", "{\"name\": \"\"}|name", "{\"name\": \"  \"}|name", "{\"name\": null}|name",
        "{\"name\": 1}|name",
        "{\"name\": \"a\", \"nmae\": 1}|nmae", "{\"name\": \"a\\u0001\"}|name", "{\"name\": \"a\", \"description\": []}|description"})
    void refusesBotsThatAreNone(String body, String field) {
        api.post("/v1/bots", body).isInvalid(field);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"timeout|0", "timeout|301", "timeout|1.5", "timeout|\"30\"", "timeout|99999999999", "weight|-1",
        "weight|1001",
        "max_retries|6", "max_retries|-1", "retry_backoff_ms|-1", "max_concurrency|0", "is_fallback|\"no\"", "active|1",
        "payload_format|\"soap\"", "headers|[]", "headers.Host|{\"Host\": \"a\"}", "headers.Content-Length|{\"Content-Length\": \"1\"}",
        "headers.transfer-encoding|{\"transfer-encoding\": \"chunked\"}", "headers.Connection|{\"Connection\": \"close\"}",
        "headers.X|{\"X\": \"a\\r\\nb\"}", "headers|{\"X Y\": \"a\"}", "headers|{\"\": \"a\"}", "headers.X|{\"X\": \"\"}",
        "headers.X|{\"X\": 5}",
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
    @CsvSource(delimiter = '|', value = {"type|{\"name\": \"A\"}", "type|{\"type\": \"pigeon\", \"name\": \"A\"}",
        "name|{\"type\": \"api\"}",
        "config.request_timeout|{\"type\": \"api\", \"name\": \"A\", \"config\": {\"request_timeout\": 0}}",
        "config.rate_limit_per_minute|{\"type\": \"api\", \"name\": \"A\", \"config\": {\"rate_limit_per_minute\": \"a\"}}",
        "config.unheard_of|{\"type\": \"api\", \"name\": \"A\", \"config\": {\"unheard_of\": 1}}",
        "config|{\"type\": \"api\", \"name\": \"A\", \"config\": 1}",
        "session_expiry_seconds|{\"type\": \"api\", \"name\": \"A\", \"session_expiry_seconds\": 0}",
        "active|{\"type\": \"api\", \"name\": \"A\", \"active\": \"yes\"}",
        "error_email.to[0]|{\"type\": \"api\", \"name\": \"A\", \"error_email\": {\"to\": [\"a\"]}}",
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

    @Test
    void honoursIfMatchOfKeys() {
        var key = "/v1/api-keys/" + api.post("/v1/api-keys", "{\"name\": \"K\", \"role\": \"viewer\"}").is(201).textAt("/data/id");
        var channel = "/v1/channels/" + Bot.create(product).channel().channel();
        var made = api.post(channel + "/keys", "{}").is(201);
        var second = made.header("Location");
        var seen = api.get(second).is(200);

        assertThat(seen.header("ETag")).isEqualTo(made.header("ETag")).isNotEmpty();
        assertThat(seen.textAt("/data/created_at")).isEqualTo(made.textAt("/data/created_at")).isEqualTo(seen.textAt("/data/updated_at"));
        assertThat(Instant.parse(seen.textAt("/data/created_at"))).isAfter(Instant.parse(api.get(channel).textAt("/data/created_at")));
        for (var path : List.of(key, second)) {
            api.delete(path, "If-Match", "\"999\"").isRefused(412, "precondition_failed");
            api.delete(path, "If-Match", "nonsense").isRefused(412, "precondition_failed");
            api.delete(path, "If-Match", api.get(path).is(200).header("ETag")).is(204);
            api.delete(path, "If-Match", "*").isRefused(404, "not_found");
        }
        api.post(channel + "/keys", "{}", "If-Match", "\"999\"").isRefused(412, "precondition_failed");
        api.post(channel + "/keys", "{}", "If-Match", api.get(channel).header("ETag")).is(201);
    }

    @Test
    void honoursIfMatchOfVersionsAndTheDraft() {
        var bot = Bot.create(product).publish(Flows.greeting("First")).publish(Flows.greeting("Second"));
        var first = bot.path() + "/versions/1";
        var seen = api.get(first).is(200).header("ETag");

        for (var action : List.of(first + "/activate", first + "/restore", bot.path() + "/publish")) {
            api.post(action, "{}", "If-Match", "\"99\"").isRefused(412, "precondition_failed");
        }
        assertThat(api.get(bot.path()).textAt("/data/published_version")).isEqualTo("2");
        assertThat(api.get(bot.path() + "/draft").text()).contains("Second");
        api.post(first + "/activate", "{}", "If-Match", seen, "Idempotency-Key", bot.id()).is(200).isFirst();
        api.post(first + "/activate", "{}", "If-Match", seen).isRefused(412, "precondition_failed");
        assertThat(api.post(first + "/activate", "{}", "If-Match", seen, "Idempotency-Key", bot.id()).is(200)
            .at("/idempotency_replayed").asBoolean()).isTrue();
        var draft = api.get(bot.path() + "/draft").header("ETag");
        var restored = api.post(first + "/restore", "{}", "If-Match", draft).is(200).header("ETag");
        api.post(first + "/restore", "{}", "If-Match", draft).isRefused(412, "precondition_failed");
        api.post(bot.path() + "/publish", "{}", "If-Match", draft).isRefused(412, "precondition_failed");
        api.post(bot.path() + "/publish", "{}", "If-Match", restored).is(201);
    }

    @Test
    void honoursIfMatchOfConversations() {
        var chat = product.bot(Flows.SHOP).channel();
        var path = "/v1/conversations/" + chat.start("{\"session_id\": \"matched\"}").is(200).textAt("/conversation_id");
        var tag = api.get(path).is(200).header("ETag");

        api.delete(path, "If-Match", "nope").isRefused(412, "precondition_failed");
        api.post(path + "/actions", "{\"pauseBot\": true}", "If-Match", "nope").isRefused(412, "precondition_failed");
        assertThat(api.get(path).is(200).header("ETag")).isEqualTo(tag);
        api.post(path + "/actions", "{\"pauseBot\": true}", "If-Match", tag).is(202);
        api.delete(path, "If-Match", "*").is(204);
        api.delete(path, "If-Match", tag).isRefused(410, "erased");
    }

    @Test
    void forgetsAConversationThatIsStillTheOneThatWasRead() {
        var chat = product.bot(Flows.SHOP).channel();
        var path = "/v1/conversations/" + chat.start("{\"session_id\": \"matched\"}").is(200).textAt("/conversation_id");

        api.delete(path + "/", "If-Match", api.get(path).is(200).header("ETag")).is(204);
    }

    @Test
    void honoursIfMatchWhereThingsAreMade() {
        api.post("/v1/bots", "{\"name\": \"B\"}", "If-Match", "\"99\"").isRefused(412, "precondition_failed");
        api.post("/v1/bots", "{\"name\": \"B\"}", "If-Match", "*").is(201);
        api.post("/v1/bots/import", "{}", "If-Match", "*").isRefused(412, "precondition_failed");
        api.post("/v1/workspaces", "{\"name\": \"W\"}", "If-Match", "\"1\"").isRefused(412, "precondition_failed");
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

    private static String withoutInstance(Answer answer) {
        return answer.text().replaceAll("\"instance\":\"[^\"]*\"", "");
    }
}
