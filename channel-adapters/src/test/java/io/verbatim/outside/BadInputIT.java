package io.verbatim.outside;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What cannot be understood is refused, with a reason, and leaves no trace. */
@ExtendWith(Running.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputIT {

    private static final String RANDOM = "0".repeat(26);

    private final Product product;
    private Entrances entrances;

    BadInputIT(Product product) {
        this.product = product;
    }

    @BeforeAll
    void setUp() {
        entrances = Entrances.of(product);
    }

    static Stream<String> malformed() {
        return Stream.of("{", "}", "nonsense", "{\"name\": }", "{\"name\": \"a\"} x", "{\"name\": \"a\"}{}", "{'name': 'a'}", "{name: 1}",
            "{\"name\": \"a\",}", "{\"a\": 01}", "{\"a\": +1}", "{\"a\": NaN}", "{\"a\": .5}", "{\"a\": \"\u0007\"}", "{\"a\": \"\\x\"}",
            "{\"a\": \"\\u12\"}", "// a\n{}", "{\"name\": \"a\", \"name\": \"b\"}", "{\"a\": {\"b\": 1, \"b\": 1}}", "\u0000",
            "{\"a\": tru}",
            "{\"a\":".repeat(65) + "1" + "}".repeat(65), "{\"a\": " + "[".repeat(64) + "]".repeat(64) + "}", "[".repeat(100_000),
            "{\"a\": " + "9".repeat(1_001) + "}");
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void refusesWhatIsNoJson(String body) {
        refuses(body.getBytes(StandardCharsets.UTF_8), 400);
    }

    @Test
    void takesJsonAsDeepAsItMayBe() {
        var deep = "[".repeat(63) + "]".repeat(63);

        entrances.chat().start("{\"message_payload\": %s}".formatted(deep)).is(200);
        entrances.chat().start("{\"message_payload\": [%s]}".formatted(deep)).is(400);
    }

    static Stream<byte[]> notText() {
        return Stream.of(new byte[] {'{', '"', 'a', '"', ':', '"', (byte) 0xff, '"', '}'}, new byte[] {(byte) 0xc3, 0x28},
            new byte[] {'{', '"', (byte) 0xc0, (byte) 0x80, '"', ':', '1', '}'},
            new byte[] {'{', '"', 'a', '"', ':', '"', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '"', '}'},
            new byte[] {'{', '"', 'a', '"', ':', '"', (byte) 0xf0, (byte) 0x9f, '"', '}'}, new byte[100]);
    }

    @ParameterizedTest
    @MethodSource("notText")
    void refusesWhatIsNoUtf8(byte[] body) {
        refuses(body, 400, 422);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "[{}]", "\"text\"", "5", "null", "true", "{\"unheard_of\": 1}", "{\"\": 1}", "{\"message\": 5}",
        "{\"name\": {}, \"message\": {}}", "{\"a\\u0000b\": 1}", "{\"name\": \"a\\u0000b\", \"message\": \"a\\u0000b\"}",
        "{\"name\": \"\\ud800\", \"message\": \"\\ud800\"}", "{\"\\udc00\": 1}", "{\"message_payload\": {\"a\": [\"\\ud83d\"]}}",
        "{\"message_payload\": 1e400}", "{\"message_payload\": -1e999}", "{\"a\": 1e9999999999}", "{\"variables\": 5}",
        "{\"variables\": {\"a\": 1}}",
        "{\"session_id\": {}}", "{\"force_restart\": \"true\"}", "{\"name\": 1e308}", "{\"message\": null, \"attachments\": null}"})
    void refusesWhatDoesNotFit(String body) {
        refuses(body.getBytes(StandardCharsets.UTF_8), 422, 413);
    }

    @Test
    void refusesNoBodyWhereOneIsNeeded() {
        long before = product.events();

        for (var entrance : entrances.all()) {
            if (!entrance.mayBeEmpty()) {
                entrance.api().send(entrance.method(), entrance.path(), BodyPublishers.noBody(), "Content-Type", "application/json")
                    .is(400).isProblem();
            }
        }

        assertThat(product.events()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "application/xml", "json",
        "*/*",
        "application/*", "text/json", ";", "application/json/x"})
    void refusesOtherTypesThanJson(String type) {
        long before = product.events();

        for (var entrance : entrances.all()) {
            var answer = entrance.api().send(entrance.method(), entrance.path(), BodyPublishers.ofString("{}"), "Content-Type", type);
            assertThat(answer.isProblem().status()).as(entrance.path() + answer.text()).isEqualTo(415);
        }

        assertThat(product.events()).isEqualTo(before);
    }

    @Test
    void refusesBodiesOfMoreThanOneMebibyte() {
        var body = "{\"message\": \"%s\"}".formatted("x".repeat((1 << 20) - 14)).getBytes(StandardCharsets.UTF_8);
        assertThat(body).hasSize((1 << 20) + 1);
        long before = product.events();

        for (var entrance : entrances.all()) {
            var whole = entrance.api().send(entrance.method(), entrance.path(), BodyPublishers.ofByteArray(body), "Content-Type",
                "application/json");
            var chunked = entrance.api().send(entrance.method(), entrance.path(),
                BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)),
                "Content-Type", "application/json");
            whole.isRefused(413, "too_large");
            chunked.isRefused(413, "too_large");
        }

        assertThat(product.events()).isEqualTo(before);
    }

    @Test
    void refusesIdsOfTheWrongKind() {
        var api = product.owner();
        var bot = entrances.bot().id();
        var channel = entrances.chat().channel();

        for (var path : List.of("/v1/bots/" + channel, "/v1/channels/" + bot, "/v1/integrations/" + bot, "/v1/conversations/" + bot,
            "/v1/bots/%s/draft".formatted(channel), "/v1/bots/%s/versions/one".formatted(bot), "/v1/bots/%s/versions/-1".formatted(bot),
            "/v1/bots/%s/versions/2147483648".formatted(bot), "/v1/channels/chn_" + RANDOM,
            "/v1/channels/" + channel.toUpperCase(Locale.ROOT))) {
            api.get(path).isRefused(404, "not_found");
        }
        for (var path : List.of("/v1/channels/%s/keys/%s".formatted(channel, bot), "/v1/channels/%s/keys/key_%s".formatted(channel, RANDOM),
            "/v1/api-keys/" + bot, "/v1/bots/" + channel, "/v1/integrations/int_" + RANDOM)) {
            api.delete(path).isRefused(404, "not_found");
        }
        api.patch("/v1/channels/" + channel, "{\"bot_id\": \"bot_%s\"}".formatted(RANDOM)).isInvalid("bot_id");
        api.patch("/v1/channels/" + channel, "{\"bot_id\": \"%s\"}".formatted(channel)).isInvalid("bot_id");
        api.patch("/v1/channels/" + channel, "{\"type\": \"whatsapp\"}").isInvalid("type");
    }

    @Test
    void survivesRequestsAtRandom() {
        long seed = Long.getLong("verbatim.test.seed", System.nanoTime());

        // Things of its own: by chance it switches a channel off.
        new Noise(product, Entrances.of(product), seed).make(500);
    }

    private void refuses(byte[] body, Integer... statuses) {
        long before = product.events();

        for (var entrance : entrances.all()) {
            var answer = entrance.api().send(entrance.method(), entrance.path(), BodyPublishers.ofByteArray(body), "Content-Type",
                "application/json");
            assertThat(answer.isProblem().status()).as("%s %s: %s", entrance.method(), entrance.path(),
                answer.text()).isIn((Object[]) statuses);
        }

        assertThat(product.events()).isEqualTo(before);
    }
}
