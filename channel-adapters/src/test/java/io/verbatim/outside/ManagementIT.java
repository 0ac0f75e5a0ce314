package io.verbatim.outside;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Bots, integrations and channels over the management API: each is made, read, changed, taken away, and seen at once by who did it. */
@ExtendWith(Running.class)
class ManagementIT {
    private static final String POSITION = "x-position";

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
    void tellsHowFarAChangeCameAndWaitsForThatOnly() {
        var chat = product.bot(Flows.SHOP).channel();
        var started = chat.start("{\"session_id\": \"anna\"}").is(200).textAt("/conversation_id");
        var conversation = "/v1/conversations/" + started;
        var ended = api.post(conversation + "/actions", "{\"endSession\": true}").is(202).header(POSITION);
        var bot = api.post("/v1/bots", "{\"name\": \"Ada\"}").is(201);
        var deleted = api.delete(bot.header("Location")).is(204).header(POSITION);

        assertThat(Long.parseLong(ended)).isLessThan(Long.parseLong(bot.header(POSITION))).isPositive();
        assertThat(Long.parseLong(bot.header(POSITION))).isLessThan(Long.parseLong(deleted));
        assertThat(api.get(conversation, POSITION, ended).is(200).textAt("/data/status")).isEqualTo("ended");
        assertThat(api.get(conversation + "?as_of=" + ended).is(200).textAt("/data/status")).isEqualTo("ended");
        assertThat(api.get(conversation + "?as_of=" + ended, POSITION, "9".repeat(18)).is(200).header(POSITION)).isEmpty();
        api.get(bot.header("Location"), POSITION, deleted).is(404);
        var named = UUID.randomUUID().toString();
        var first = api.post("/v1/bots", "{\"name\": \"Once\"}", "Idempotency-Key", named).is(201).header(POSITION);
        assertThat(Long.parseLong(api.post("/v1/bots", "{\"name\": \"Once\"}", "Idempotency-Key", named).is(201).header(POSITION)))
            .isGreaterThanOrEqualTo(Long.parseLong(first));
        for (var none : List.of("soon", "-1", "", "9".repeat(19))) {
            api.get(conversation, POSITION, none).isInvalid(POSITION);
        }
    }

    @Test
    void makesReadsChangesAndDeletesAnIntegration() {
        var bot = Bot.create(product);
        var made = api.post(bot.path() + "/integrations", """
            {"name": "A", "webhook_url": "https://example.com/a",
             "headers": {"Authorization": "Bearer sk-0123456789abcdef3fQ"}}""").is(201);
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
        api.post(bot.path() + "/channels",
            "{\"type\": \"api\", \"name\": \"Own\", \"config\": {\"api_key\": \"short\"}}").isInvalid("config.api_key");
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

    @Test
    void letsTwoKeysOfAChannelLiveAtOnce() {
        var chat = product.bot(Flows.SHORT).channel();
        var keys = "/v1/channels/%s/keys".formatted(chat.channel());
        var first = api.get("/v1/channels/" + chat.channel()).textAt("/data/keys/0/id");

        var second = api.post(keys, "{}").is(201);

        assertThat(second.header("Location")).isEqualTo(keys + "/" + second.textAt("/data/id"));
        var shown = api.get(second.header("Location")).is(200);
        assertThat(shown.textAt("/data/api_key_last4")).isEqualTo(second.textAt("/data/api_key_last4"));
        assertThat(shown.at("/data/api_key").isMissingNode()).isTrue();
        var other = new Chat(product, chat.channel(), second.textAt("/data/api_key"));
        chat.start();
        other.start();
        api.post(keys, "{}").isRefused(409, "conflict");
        api.delete(keys + "/" + first).is(204);
        chat.start("{}").isRefused(401, "unauthenticated");
        other.start();
        api.delete(keys + "/" + first).isRefused(404, "not_found");
        api.get(keys + "/" + first).isRefused(404, "not_found");
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
}
