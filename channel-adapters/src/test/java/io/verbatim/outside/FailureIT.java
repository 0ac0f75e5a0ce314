package io.verbatim.outside;

import static org.assertj.core.api.Assertions.assertThat;

import io.verbatim.fake.Behaviour;
import io.verbatim.fake.FakeBackend;
import java.net.ServerSocket;
import java.util.Collections;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** AI backends that fail: the reason on record, retries, fallbacks, and the text that the user gets. */
@ExtendWith(Running.class)
class FailureIT {

    private static final String ANNA = "{\"session_id\": \"anna\"}";
    private static final String QUICK = "\"max_retries\": 1, \"retry_backoff_ms\": 1, \"timeout\": 1";

    private final Product product;
    private final FakeBackend backend = FakeBackend.start();
    private final FakeBackend fallback = FakeBackend.start();

    FailureIT(Product product) {
        this.product = product;
    }

    @AfterEach
    void close() {
        backend.close();
        fallback.close();
    }

    static Stream<Arguments> failures() {
        return Stream.of(
            Arguments.of("http_5xx", 2, Behaviour.answers(500, "{}")),
            Arguments.of("http_5xx", 2, Behaviour.answers(503, "{\"content\": \"no\"}")),
            Arguments.of("http_4xx", 1, Behaviour.answers(400, "{}")),
            Arguments.of("http_4xx", 1, Behaviour.answers(401, "{\"content\": \"no\"}")),
            Arguments.of("http_429", 2, Behaviour.answers(429, "{}")),
            Arguments.of("http_429", 1, Behaviour.answers(429, "{}", "Retry-After: 31")),
            Arguments.of("redirect", 1, Behaviour.answers(302, "", "Location: http://127.0.0.1/")),
            Arguments.of("invalid_response", 1, Behaviour.answers(200, "not JSON")),
            Arguments.of("invalid_response", 1, Behaviour.answers(200, "")),
            Arguments.of("invalid_response", 1, Behaviour.answers(200, "{}")),
            Arguments.of("invalid_response", 1, Behaviour.answers(200, "{\"content\": 5}")),
            Arguments.of("invalid_response", 1, Behaviour.answers(200, "[\"content\"]")),
            Arguments.of("too_large", 1, Behaviour.claims((4 << 20) + 1)),
            Arguments.of("too_large", 1, Behaviour.neverEnds(200)),
            Arguments.of("timeout", 2, Behaviour.hangs()),
            Arguments.of("timeout", 2, Behaviour.drips(50)),
            Arguments.of("timeout", 2, Behaviour.dripsHeaders(50)),
            Arguments.of("invalid_response", 2, Behaviour.closesMidBody()),
            Arguments.of("connect", 2, Behaviour.hangsUp()));
    }

    @ParameterizedTest(name = "{0}, {1} calls")
    @MethodSource("failures")
    void recordsEachWithItsReason(String reason, int calls, Behaviour behaviour) {
        backend.will(behaviour);
        var bot = product.bot(Flows.talk("{\"error_message\": \"Sorry.\"}")).withoutEcho();
        var integration = bot.integration("A", backend, QUICK);
        var chat = bot.channel();
        chat.start(ANNA).is(200);

        var turn = chat.say("anna", "hi").is(200);

        assertThat(turn.each("/messages", "/text")).containsExactly("Sorry.");
        assertThat(turn.textAt("/state")).isEqualTo("ai");
        var story = chat.story(turn);
        assertThat(story.each("/data/dispatches/0/attempts", "/reason")).isEqualTo(Collections.nCopies(calls, reason));
        assertThat(story.each("/data/dispatches/0/attempts", "/outcome")).containsOnly("failed");
        assertThat(story.textAt("/data/dispatches/0/outcome")).isEqualTo("failed");
        var health = product.owner().get("/v1/integrations/" + integration).is(200);
        assertThat(health.textAt("/data/health/state")).isEqualTo("failing");
        assertThat(health.textAt("/data/health/last_failure_reason")).isEqualTo(reason);
        assertThat(health.at("/data/health/consecutive_failures").asInt()).isEqualTo(calls);
    }

    @ParameterizedTest
    @CsvSource({"connect,2,http", "tls,1,https"})
    void tellsAClosedDoorFromAWrongLock(String reason, int calls, String scheme) throws Exception {
        var bot = product.bot(Flows.talk("{}")).withoutEcho();
        bot.integration("A", "%s://127.0.0.1:%d/".formatted(scheme, scheme.equals("http") ? closedPort() : backend.port()), QUICK);
        var chat = bot.channel();
        chat.start(ANNA).is(200);

        var story = chat.story(chat.say("anna", "hi").is(200));

        assertThat(story.each("/data/dispatches/0/attempts", "/reason")).isEqualTo(Collections.nCopies(calls, reason));
    }

    @Test
    void knowsNamesThatNobodyHas() {
        var bot = product.bot(Flows.talk("{}")).withoutEcho();
        bot.integration("A", "https://there-is-no-such-host.invalid/", "\"max_retries\": 1, \"retry_backoff_ms\": 1, \"timeout\": 20");
        var chat = bot.channel();
        chat.start(ANNA).is(200);

        var story = chat.story(chat.say("anna", "hi").is(200));

        assertThat(story.each("/data/dispatches/0/attempts", "/reason")).containsExactly("dns", "dns");
    }

    @Test
    void measuresTheTimeoutOverTheWholeCall() {
        backend.will(Behaviour.drips(20));
        var bot = product.bot(Flows.talk("{}")).withoutEcho();
        bot.integration("A", backend, "\"max_retries\": 0, \"timeout\": 2");
        var chat = bot.channel();
        chat.start(ANNA).is(200);

        var story = chat.story(chat.say("anna", "hi").is(200));

        assertThat(story.at("/data/dispatches/0/attempts/0/latency_ms").asLong()).isBetween(1_000L, 3_000L);
    }

    @Test
    void tellsTheStoryOfAFailureARetryAndAFallback() {
        backend.will(Behaviour.answers(500, "{}"));
        fallback.will(Behaviour.says("The fallback speaks"));
        var bot = product.bot(Flows.talk("{}")).withoutEcho();
        var first = bot.integration("First", backend, QUICK);
        var second = bot.integration("Second", fallback, "\"is_fallback\": true, \"weight\": 0");
        var chat = bot.channel();
        chat.start(ANNA).is(200);

        var turn = chat.say("anna", "hi").is(200);

        assertThat(turn.each("/messages", "/text")).containsExactly("The fallback speaks");
        assertThat(chat.trail(turn)).endsWith("UserMessageReceived", "ReplyRequested", "AttemptStarted", "AttemptFailed", "RetryPlanned",
            "AttemptStarted", "AttemptFailed", "AttemptStarted", "AttemptSucceeded", "BotMessageSaid", "TurnCompleted");
        var story = chat.story(turn);
        assertThat(story.each("/data/dispatches/0/attempts", "/integration_id")).containsExactly(first, first, second);
        assertThat(story.each("/data/dispatches/0/attempts", "/no")).containsExactly("1", "2", "3");
        assertThat(story.each("/data/dispatches/0/attempts", "/outcome")).containsExactly("failed", "failed", "succeeded");
        assertThat(story.each("/data/dispatches/0/attempts", "/status")).containsExactly("500", "500", "200");
        assertThat(story.textAt("/data/dispatches/0/outcome")).isEqualTo("replied");
        assertThat(story.textAt("/data/status")).isEqualTo("completed");
        assertThat(product.owner().get("/v1/integrations/" + second).textAt("/data/health/state")).isEqualTo("healthy");
        assertThat(product.owner().get("/v1/integrations/%s/attempts".formatted(first)).is(200).each("/data", "/outcome"))
            .containsExactly("failed", "failed");
    }

    @Test
    void waitsAsLongAsTheBackendAsks() {
        backend.will(Behaviour.answers(429, "{}", "Retry-After: 1"), Behaviour.says("Now"));
        var bot = product.bot(Flows.talk("{}")).withoutEcho();
        bot.integration("A", backend, QUICK);
        var chat = bot.channel();
        chat.start(ANNA).is(200);

        var turn = chat.say("anna", "hi").is(200);

        assertThat(turn.textAt("/message/text")).isEqualTo("Now");
        var events = product.owner().get("/v1/conversations/%s/events?per_page=100".formatted(turn.textAt("/conversation_id"))).is(200);
        assertThat(events.at("/data").valueStream().filter(event -> event.at("/type").asString().endsWith("RetryPlanned"))
            .map(event -> event.at("/payload/pause_ms").asLong())).containsExactly(1_000L);
    }

    @Test
    void takesTheErrorWayOfTheComponent() {
        backend.will(Behaviour.answers(400, "{}"));
        var bot = product.bot("""
            {"components": [{"id": "start", "type": "start", "next": "ai"},
                            {"id": "ai", "type": "ai_reply", "mode": "conversation", "error": "sorry"},
                            {"id": "sorry", "type": "message", "text": "Please call us.", "next": "end"},
                            {"id": "end", "type": "end"}]}""");
        bot.withoutEcho().integration("A", backend, QUICK);
        var chat = bot.channel();
        chat.start(ANNA).is(200);

        var turn = chat.say("anna", "hi").is(200);

        assertThat(turn.each("/messages", "/text")).last().isEqualTo("Please call us.");
        assertThat(turn.textAt("/state")).isEqualTo("end");
    }

    @Test
    void goesOnWithTheNextMessageAfterAnApology() {
        backend.will(Behaviour.answers(400, "{}"), Behaviour.says("Back again"));
        var bot = product.bot(Flows.talk("{}")).withoutEcho();
        bot.integration("A", backend, QUICK);
        var chat = bot.channel();
        chat.start(ANNA).is(200);
        chat.say("anna", "hi").is(200);

        assertThat(chat.say("anna", "hello?").is(200).textAt("/message/text")).isEqualTo("Back again");
    }

    private static int closedPort() throws Exception {
        try (var server = new ServerSocket(0)) {
            return server.getLocalPort();
        }
    }
}
