package io.verbatim.outside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** How many requests a key may make in a minute, and how it learns that. */
@ExtendWith(Running.class)
class RateLimitIT {

    private static final int LIMIT = 12;
    private static final List<String> HEADERS = List.of("x-ratelimit-limit", "x-ratelimit-remaining", "x-ratelimit-reset");

    private final Product product;
    private final Bot bot;

    RateLimitIT(Product product) {
        this.product = product;
        this.bot = product.bot(Flows.SHORT);
    }

    @Test
    void letsExactlyTheLimitPassOfManyThatComeAtOnce() throws Exception {
        var chat = limited(LIMIT);

        var answers = atOnce(40, () -> chat.start("{}"));

        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(LIMIT);
        assertThat(answers).filteredOn(answer -> answer.status() != 200).hasSize(40 - LIMIT).allSatisfy(RateLimitIT::isOneTooMany);
    }

    @Test
    void countsDownAndSaysWhenTheMinuteIsOver() {
        var chat = limited(LIMIT);
        var before = Instant.now();

        var answers = IntStream.range(0, LIMIT).mapToObj(i -> chat.start("{}").is(200)).toList();

        assertThat(answers).extracting(answer -> answer.header("x-ratelimit-limit")).containsOnly("" + LIMIT);
        assertThat(answers).extracting(answer -> Integer.parseInt(answer.header("x-ratelimit-remaining")))
            .containsExactlyElementsOf(IntStream.range(0, LIMIT).mapToObj(i -> LIMIT - 1 - i).toList());
        var ends = answers.stream().map(answer -> answer.header("x-ratelimit-reset")).distinct().toList();
        assertThat(ends).hasSize(1);
        assertThat(Instant.ofEpochMilli(Long.parseLong(ends.getFirst()))).isBetween(before.plusSeconds(60), Instant.now().plusSeconds(60));
    }

    @Test
    void countsWhatLeadsNowhereToo() {
        var key = product.with(product.owner().post("/v1/api-keys", "{\"name\": \"k\", \"role\": \"viewer\", \"rate_limit_per_minute\": 3}")
            .is(201).textAt("/data/key"));

        assertThat(key.put("/v1/bots", "{}").is(405).header("x-ratelimit-remaining")).isEqualTo("2");
        assertThat(key.get("/v1/bots", "Accept", "text/html").is(406).header("x-ratelimit-remaining")).isEqualTo("1");
        assertThat(key.get("/v1/nothing").is(404).header("x-ratelimit-remaining")).isEqualTo("0");
        key.put("/v1/bots", "{}").isRefused(429, "rate_limited");
    }

    @Test
    void tellsWhenToComeAgain() {
        var chat = limited(1);
        var first = chat.start("{}").is(200);

        var second = chat.start("{}");

        isOneTooMany(second);
        assertThat(second.header("x-ratelimit-reset")).isEqualTo(first.header("x-ratelimit-reset"));
        assertThat(Integer.parseInt(second.header("Retry-After"))).isBetween(1, 60);
    }

    @Test
    void countsAndAnswersWhateverComesOfARequest() {
        var chat = limited(LIMIT);

        var answers = List.of(chat.start("{}").is(200), chat.start("{").is(400), chat.start("{\"a\": 1}").is(422),
            chat.start("x".repeat((1 << 20) + 1)).is(413), chat.api().send("POST", chat.path(),
                BodyPublishers.ofString("a"), "Content-Type", "text/plain").is(415),
            chat.say("nobody", "Hi").is(404), chat.turn("nobody", "turn_" + "0".repeat(26)).is(404));

        assertThat(answers).extracting(answer -> answer.header("x-ratelimit-remaining"))
            .containsExactly("11", "10", "9", "8", "7", "6", "5");
    }

    @Test
    void doesNotCountWhoIsNotKnown() {
        var chat = limited(LIMIT);

        var stranger = product.with("wrong").post(chat.path(), "{}").is(401);
        var lost = chat.api().post("/api/integrations/api/chn_%s/session/".formatted("0".repeat(26)), "{}").is(404);
        var unknown = product.with("wrong").get("/v1/bots").is(401);

        assertThat(List.of(stranger, lost, unknown)).allSatisfy(answer -> assertThat(answer.headers()).doesNotContainKeys(names()));
        assertThat(chat.start("{}").header("x-ratelimit-remaining")).isEqualTo("11");
    }

    @Test
    void countsKeysAndNotChannels() {
        var chat = limited(2);
        var other = product.owner().post("/v1/channels/%s/keys".formatted(chat.channel())).is(201).textAt("/data/api_key");
        chat.start("{}").is(200);
        chat.start("{}").is(200);
        chat.start("{}").is(429);

        product.with(other).post(chat.path(), "{}").is(200);
        assertThat(product.with("").post(chat.path(), "{}", "X-API-Key", other).is(200).header("x-ratelimit-remaining")).isEqualTo("0");
    }

    @Test
    void doesNothingForARequestThatIsOneTooMany() {
        var chat = limited(1);
        chat.start("{}").is(200);
        long before = product.events();

        isOneTooMany(chat.start("not even JSON"));
        isOneTooMany(chat.start("{\"session_id\": \"refused\"}"));

        assertThat(product.events()).isEqualTo(before);
    }

    @Test
    void followsTheChannelsConfiguration() {
        var chat = limited(2);
        chat.start("{}").is(200);
        chat.start("{}").is(200);
        chat.start("{}").is(429);

        product.owner().patch("/v1/channels/" + chat.channel(), "{\"config\": {\"rate_limit_per_minute\": 4}}").is(200);

        await().atMost(Duration.ofSeconds(5)).until(() -> chat.start("{}").status() == 200);
        assertThat(chat.start("{}").is(200).header("x-ratelimit-remaining")).isEqualTo("0");
        assertThat(chat.start("{}").is(429).header("x-ratelimit-limit")).isEqualTo("4");
    }

    @Test
    void limitsTheManagementApiToo() {
        var key = product.owner().post("/v1/api-keys", "{\"name\": \"Slow\", \"role\": \"viewer\", \"rate_limit_per_minute\": 4}").is(201);
        var viewer = product.with(key.textAt("/data/key"));

        var answers = List.of(viewer.get("/v1/bots").is(200), viewer.post("/v1/bots", "{\"name\": \"a\"}").is(403),
            viewer.get("/v1/bots/nothing").is(404), viewer.get("/v1/bots?page=x").is(422));

        assertThat(answers).extracting(answer -> answer.header("x-ratelimit-remaining")).containsExactly("3", "2", "1", "0");
        isOneTooMany(viewer.get("/v1/bots"));
    }

    @Test
    void givesKeysWithoutALimitOfTheirOwnTheInstallations() {
        var key = product.owner().post("/v1/api-keys", "{\"name\": \"Usual\", \"role\": \"viewer\"}").is(201);

        assertThat(key.at("/data/rate_limit_per_minute").asInt()).isEqualTo(Product.RATE_LIMIT);
        assertThat(product.with(key.textAt("/data/key")).get("/v1/bots").is(200).header("x-ratelimit-limit"))
            .isEqualTo("" + Product.RATE_LIMIT);
        assertThat(key.header("x-ratelimit-limit")).isEqualTo("" + Product.RATE_LIMIT);
    }

    private Chat limited(int perMinute) {
        return bot.channel("{\"rate_limit_per_minute\": %d}".formatted(perMinute));
    }

    private static void isOneTooMany(Answer answer) {
        answer.isRefused(429, "rate_limited");
        assertThat(answer.headers()).containsKeys(names()).containsKey("Retry-After");
        assertThat(answer.header("x-ratelimit-remaining")).isEqualTo("0");
        assertThat(Integer.parseInt(answer.header("Retry-After"))).isPositive();
    }

    private static String[] names() {
        return HEADERS.toArray(String[]::new);
    }

    private static List<Answer> atOnce(int times, Callable<Answer> call) throws Exception {
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            return callers.invokeAll(IntStream.range(0, times).mapToObj(i -> call).toList()).stream().map(Future::resultNow).toList();
        }
    }
}
