package io.verbatim.outside;

import static io.verbatim.fake.OpenAi.done;
import static io.verbatim.fake.OpenAi.piece;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.verbatim.fake.Anthropic;
import io.verbatim.fake.Behaviour;
import io.verbatim.fake.FakeBackend;
import io.verbatim.fake.OpenAi;
import io.verbatim.fake.Sse;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Replies that come as streams: stored piece by piece, finished as they are when they break off. */
@ExtendWith(Running.class)
class BackendStreamIT {

    private static final String ANNA = "{\"session_id\": \"anna\"}";
    private static final String OPENAI = "\"payload_format\": \"openai\", \"stream\": true, \"max_retries\": 1, \"retry_backoff_ms\": 1";
    /** So long that a piece is passed on. */
    private static final int SEEN = 500;

    private final Product product;
    private final FakeBackend backend = FakeBackend.start();
    private final FakeBackend fallback = FakeBackend.start().will(Behaviour.says("The fallback speaks"));

    BackendStreamIT(Product product) {
        this.product = product;
    }

    @AfterEach
    void close() {
        backend.close();
        fallback.close();
    }

    @Test
    void storesPiecesWhileTheReplyIsStillComing() throws Exception {
        var word = new CountDownLatch(1);
        backend.will(Sse.stream(piece("Hel"), Sse.waits(word), piece("lo"), done()));
        var chat = talk(OPENAI);

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var turn = threads.submit(() -> chat.say("anna", "hi").is(200));
            await().until(() -> backend.received().size() == 1);
            await().until(() -> pieces().contains("Hel"));
            assertThat(turn).isNotDone();
            word.countDown();

            assertThat(turn.get().each("/messages", "/text")).containsExactly("Hello");
            assertThat(turn.get().at("/message/incomplete").isMissingNode()).isTrue();
            var events = events(turn.get());
            assertThat(chat.trail(turn.get())).containsSubsequence("AttemptStarted", "ReplyStreamed", "AttemptSucceeded", "BotMessageSaid",
                "TurnCompleted");
            assertThat(events.stream().map(Answer::json).filter(event -> event.at("/component_id").asString("").equals("ai"))
                .map(event -> event.at("/message_id").asString("")).filter(id -> !id.isEmpty()).distinct()).hasSize(1);
            assertThatTheFirstTextIsTimed(attempt(chat, turn.get()));
        }
    }

    @Test
    void gathersPiecesSoThatTheStoreIsNotFlooded() {
        var pieces = Stream.generate(() -> Stream.of(piece("x"), Sse.silent(2))).limit(200).flatMap(each -> each);
        backend.will(Sse.stream(Stream.concat(pieces, Stream.of(done())).toArray(Sse.Step[]::new)));
        var chat = talk(OPENAI);

        var turn = chat.say("anna", "hi").is(200);

        assertThat(turn.textAt("/message/text")).isEqualTo("x".repeat(200));
        assertThat(chat.trail(turn).stream().filter("ReplyStreamed"::equals).count()).isBetween(1L, 40L);
    }

    static Stream<Arguments> breaks() {
        return Stream.of(
            arguments("invalid_response", OPENAI, Sse.stream(piece("Hel"), Sse.silent(SEEN), Sse.breaksOff())),
            arguments("invalid_response", OPENAI, Sse.stream(piece("Hel"), Sse.silent(SEEN))),
            arguments("invalid_response", OPENAI, Sse.stream(piece("Hel"), Sse.silent(SEEN), Sse.raw("data: garbage\n\n"))),
            arguments("too_large", OPENAI,
                Sse.stream(piece("Hel"), Sse.silent(SEEN), Sse.forEver("data: " + "x".repeat(50_000) + "\n", 0))),
            arguments("timeout", OPENAI + ", \"timeout\": 2", Sse.stream(piece("Hel"), Sse.silent(Behaviour.FOR_EVER))),
            arguments("timeout", OPENAI + ", \"timeout\": 2", Sse.stream(piece("Hel"), Sse.forEver(": drip\n", 50))),
            arguments("invalid_response", OPENAI.replace("openai", "anthropic"),
                Sse.stream(Anthropic.start(), Anthropic.piece("Hel"), Sse.silent(SEEN), Anthropic.error("overloaded_error"))));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("breaks")
    void finishesATurnAsIncompleteAfterTheFirstText(String reason, String settings, Behaviour behaviour) {
        backend.will(behaviour);
        var chat = talk(settings);

        var turn = chat.say("anna", "hi").is(200);

        assertThat(turn.each("/messages", "/text")).containsExactly("Hel");
        assertThat(turn.at("/message/incomplete").asBoolean()).isTrue();
        assertThat(chat.trail(turn)).endsWith("AttemptStarted", "ReplyStreamed", "AttemptFailed", "DispatchFailed", "BotMessageSaid",
            "ComponentFailed", "TurnCompleted");
        var story = chat.story(turn);
        assertThat(story.each("/data/dispatches/0/attempts", "/reason")).containsExactly(reason);
        assertThat(story.textAt("/data/dispatches/0/outcome")).isEqualTo("incomplete");
        assertThatTheFirstTextIsTimed(attempt(chat, turn));
        assertThat(story.at("/data/messages/1/incomplete").asBoolean()).isTrue();
        assertThat(backend.received()).hasSize(1);
        assertThat(fallback.received()).isEmpty();
        assertThat(chat.turn("anna", turn.textAt("/turn_id")).is(200).at("/message/incomplete").asBoolean()).isTrue();
    }

    static Stream<Arguments> falseStarts() {
        return Stream.of(
            arguments(Sse.stream()),
            arguments(Sse.stream(Sse.breaksOff())),
            arguments(Sse.stream(Sse.data("{\"error\": {\"type\": \"server_error\"}}"))),
            arguments(Behaviour.answers(503, "{}")));
    }

    @ParameterizedTest
    @MethodSource("falseStarts")
    void asksAgainAndElsewhereBeforeTheFirstText(Behaviour behaviour) {
        backend.will(behaviour);
        var chat = talk(OPENAI);

        var turn = chat.say("anna", "hi").is(200);

        assertThat(turn.each("/messages", "/text")).containsExactly("The fallback speaks");
        assertThat(backend.received()).hasSize(2);
        assertThat(chat.trail(turn)).doesNotContain("ReplyStreamed");
        assertThat(chat.story(turn).at("/data/dispatches/0/attempts")).isNotEmpty()
            .noneMatch(attempt -> attempt.hasNonNull("first_text_ms"));
    }

    @Test
    void takesAWholeAnswerFromABackendThatDoesNotStream() {
        backend.will(OpenAi.says("Whole"));
        var chat = talk(OPENAI.replace("\"payload_format\": \"openai\"", "\"payload_format\": \"verbatim\""));
        backend.will(Behaviour.says("Whole"));

        var turn = chat.say("anna", "hi").is(200);

        assertThat(turn.textAt("/message/text")).isEqualTo("Whole");
        assertThat(backend.received().getLast().body()).contains("\"stream\":true");
        assertThat(attempt(chat, turn).hasNonNull("first_text_ms")).isFalse();
    }

    @Test
    void goesOnWithTheNextMessageAfterABreak() {
        backend.will(Sse.stream(piece("Hel"), Sse.silent(SEEN), Sse.breaksOff()), OpenAi.streams("Back", " again"));
        var chat = talk(OPENAI);
        chat.say("anna", "hi").is(200);

        assertThat(chat.say("anna", "and?").is(200).textAt("/message/text")).isEqualTo("Back again");
        assertThat(backend.received().getLast().body()).contains("{\"role\":\"assistant\",\"content\":\"Hel\"}");
    }

    @Test
    void showsPiecesToReadersOfTheTurnAndThenTheWhole() {
        var word = new CountDownLatch(1);
        backend.will(Sse.stream(piece("Hel"), Sse.waits(word), piece("lo"), done()));
        var chat = talk(OPENAI);

        try (var reader = chat.sending("anna", "{\"message\": \"hi\"}")) {
            await().until(() -> reader.each("message.delta", "/text").equals(List.of("Hel")));
            word.countDown();
            await().until(reader::hasEnded);

            assertThat(reader.each("message", "/text")).containsExactly("Hello");
            assertThat(reader.each("message", "/id")).containsExactly(reader.each("message.delta", "/message_id").getFirst());
        }
    }

    @Test
    void tellsReadersOfTheTurnThatAReplyBrokeOff() {
        backend.will(Sse.stream(piece("Hel"), Sse.silent(SEEN), Sse.breaksOff()));
        var chat = talk(OPENAI);

        try (var reader = chat.sending("anna", "{\"message\": \"hi\"}")) {
            await().until(reader::hasEnded);

            assertThat(reader.names()).containsExactly("message.delta", "message", "turn.completed");
            assertThat(reader.each("message", "/text")).containsExactly("Hel");
            assertThat(reader.each("message", "/incomplete")).containsExactly("true");
        }
    }

    private Chat talk(String settings) {
        var bot = product.bot(Flows.talk("{}")).withoutEcho();
        bot.integration("A", backend, settings);
        bot.integration("B", fallback, "\"is_fallback\": true");
        var chat = bot.channel();
        chat.start(ANNA).is(200);
        return chat;
    }

    /** The first attempt of a turn, which is the last call of its integration. */
    private JsonNode attempt(Chat chat, Answer turn) {
        var attempt = chat.story(turn).at("/data/dispatches/0/attempts/0");
        var calls = product.owner().get("/v1/integrations/%s/attempts".formatted(attempt.at("/integration_id").stringValue())).is(200);
        assertThat(calls.at("/data/0")).isEqualTo(attempt);
        return attempt;
    }

    private static void assertThatTheFirstTextIsTimed(JsonNode attempt) {
        assertThat(attempt.at("/first_text_ms").isIntegralNumber()).isTrue();
        assertThat(attempt.at("/first_text_ms").asLong()).isBetween(0L, attempt.at("/latency_ms").asLong());
    }

    /** The texts of the pieces that are stored, of all conversations. */
    private List<String> pieces() {
        return product.context().getBean(JdbcClient.class)
            .sql("select payload->>'text' from event where type = 'conversation.ReplyStreamed'").query(String.class).list();
    }

    private List<String> events(Answer turn) {
        return product.owner().get("/v1/conversations/%s/events?per_page=100".formatted(turn.textAt("/conversation_id"))).is(200)
            .at("/data").valueStream().map(event -> event.at("/payload").toString()).toList();
    }
}
