package io.verbatim.channel.backend;

import static io.verbatim.channel.backend.Samples.attempt;
import static io.verbatim.fake.OpenAi.done;
import static io.verbatim.fake.OpenAi.piece;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.verbatim.channel.backend.Samples.Settings;
import io.verbatim.fake.Anthropic;
import io.verbatim.fake.Behaviour;
import io.verbatim.fake.FakeBackend;
import io.verbatim.fake.OpenAi;
import io.verbatim.fake.OpenAiResponses;
import io.verbatim.fake.Received;
import io.verbatim.fake.Sse;
import io.verbatim.shared.backend.Backend;
import io.verbatim.shared.conversation.ConversationCommand.RecordAttemptFailed;
import io.verbatim.shared.conversation.ConversationCommand.RecordAttemptSucceeded;
import io.verbatim.shared.conversation.ConversationCommand.StreamReply;
import io.verbatim.shared.conversation.Failure;
import io.verbatim.shared.conversation.Failure.Reason;
import io.verbatim.shared.conversation.Reply;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Streams over a real line: good ones, and all the others. */
class WireStreamTest {

    /** So long that a piece is passed on. */
    private static final int SEEN = 300;

    private final FakeBackend gpt = FakeBackend.start();
    private final WorkerFixture node = new WorkerFixture();

    @AfterEach
    void close() {
        node.close();
        gpt.close();
    }

    static Stream<Arguments> protocols() {
        return Stream.of(
            arguments("openai", OpenAi.says("Hel", "lo"), "gpt-fake", "stop", 7L),
            arguments("openai_responses", OpenAiResponses.says("Hel", "lo"), "gpt-fake", "completed", 5L),
            arguments("anthropic", Anthropic.says("Hel", "lo"), "claude-fake", "end_turn", 11L),
            arguments("verbatim", OpenAi.streams("Hel", "lo"), "gpt-fake", "stop", 7L),
            arguments("verbatim", Anthropic.streams("Hel", "lo"), "claude-fake", "end_turn", 11L));
    }

    @ParameterizedTest
    @MethodSource("protocols")
    void readsTheStreamsOfAllProtocols(String format, Behaviour server, String model, String finish, long input) {
        gpt.will(server);

        var reply = node.with(Samples.backend(gpt.url(), format, with -> with.streamed())).replyTo(attempt(1));

        assertThat(reply).extracting(Reply::content, Reply::model, Reply::finishReason).containsExactly("Hello", model, finish);
        assertThat(reply.usage().inputTokens()).isEqualTo(input);
        assertThat(gpt.received().getFirst().body()).contains("\"stream\":true");
        assertThat(gpt.received().getFirst().header("Accept")).isEqualTo("text/event-stream, application/json");
    }

    @ParameterizedTest
    @MethodSource("protocols")
    void readsAnswersThatAreWholeInSpiteOfTheWish(String format, Behaviour server, String model, String finish, long input) {
        gpt.will(format.equals("verbatim") ? Behaviour.says("Hello")
            : (request, line) -> server.answer(new Received(request.line(), request.headers(),
                request.body().replace("\"stream\":true,\"stream_options\":{\"include_usage\":true}", "\"x\":0")
                    .replace("\"stream\":true", "\"x\":0")), line));

        var reply = node.with(Samples.backend(gpt.url(), format, with -> with.streamed())).replyTo(attempt(1));

        assertThat(reply.content()).isEqualTo("Hello");
        assertThat(node.pieces).isEmpty();
    }

    @Test
    void passesPiecesOnWhileTheRestIsStillToCome() {
        var word = new CountDownLatch(1);
        gpt.will(Sse.stream(piece("Hel"), Sse.waits(word), piece("lo"), done()));
        node.with(talker()).begin(attempt(1));

        await().until(() -> node.pieces.size() == 1);
        assertThat(node.recorded).isEmpty();
        word.countDown();
        await().until(() -> node.recorded.size() == 1);

        assertThat(node.pieces.getFirst()).isEqualTo(new StreamReply(Samples.CONVERSATION, attempt(1).attemptId(), 0, "Hel"));
        assertThat(node.recorded.getFirst().getPayload()).isInstanceOf(RecordAttemptSucceeded.class);
        assertThat(node.pieceFacts.getFirst()).isEqualTo(node.recorded.getFirst().getMetaData());
    }

    @Test
    void tellsWhenTheFirstTextCame() {
        var streamed = Samples.backend(gpt.url(), "openai", with -> with.streamed());
        gpt.will(OpenAi.streams("Hel", "lo"), Sse.stream(piece("Hel")), Sse.stream(Sse.breaksOff()));

        var answered = WorkerFixture.facts(node.with(streamed).outcomeOf(attempt(1)));
        var failed = WorkerFixture.facts(node.outcomeOf(attempt(2)));

        assertThat(answered.firstTextMs()).isNotNull().isBetween(0L, answered.latencyMs());
        assertThat(failed.firstTextMs()).isNotNull().isBetween(0L, failed.latencyMs());
        assertThat(WorkerFixture.facts(node.outcomeOf(attempt(3))).firstTextMs()).isNull();
    }

    @Test
    void tellsOfNoFirstTextWhereNothingWasStreamed() {
        gpt.will(Behaviour.says("Hello"));

        var asked = WorkerFixture.facts(node.with(Samples.backend(gpt.url(), "verbatim", with -> with.streamed())).outcomeOf(attempt(1)));
        var unasked = WorkerFixture.facts(node.with(Samples.backend(gpt.url())).outcomeOf(attempt(2)));

        assertThat(asked.firstTextMs()).isNull();
        assertThat(unasked.firstTextMs()).isNull();
    }

    @Test
    void usesTheConnectionOfAStreamAgain() {
        gpt.will(OpenAi.streams("Hello"));
        node.with(talker());

        for (int no = 1; no <= 5; no++) {
            node.replyTo(attempt(no));
            await().until(() -> gpt.openConnections() == 1);
        }

        assertThat(gpt.received()).hasSize(5);
    }

    @Test
    void isContentWithTheEndMarkerOfAStreamThatIsNeverClosed() {
        gpt.will(Sse.stream(piece("Hello"), done(), Sse.silent(Behaviour.FOR_EVER)));

        assertThat(node.with(talker()).replyTo(attempt(1)).content()).isEqualTo("Hello");
        await().until(() -> gpt.openConnections() == 0);
    }

    static Stream<Arguments> failures() {
        return Stream.of(
            arguments("broken", Reason.INVALID_RESPONSE, true, Sse.stream(piece("Hel"), Sse.silent(SEEN), Sse.breaksOff())),
            arguments("unended", Reason.INVALID_RESPONSE, true, Sse.stream(piece("Hel"), Sse.silent(SEEN))),
            arguments("cut off in the marker", Reason.INVALID_RESPONSE, true,
                Sse.stream(piece("Hel"), Sse.silent(SEEN), Sse.raw("data: [DO"))),
            arguments("garbage", Reason.INVALID_RESPONSE, true,
                Sse.stream(piece("Hel"), Sse.silent(SEEN), Sse.raw("\u0001\u0002data data\n\ndata: <html>\n\n"))),
            arguments("not UTF-8", Reason.INVALID_RESPONSE, true,
                Sse.stream(piece("Hel"), Sse.silent(SEEN), Sse.raw(new byte[] {(byte) 0xC3, '\n', '\n'}))),
            arguments("error", Reason.INVALID_RESPONSE, true,
                Sse.stream(piece("Hel"), Sse.silent(SEEN), Sse.data("{\"error\":{\"code\":\"server_error\"}}"))),
            arguments("silent", Reason.TIMEOUT, true, Sse.stream(piece("Hel"), Sse.silent(SEEN), Sse.silent(Behaviour.FOR_EVER))),
            arguments("dripping", Reason.TIMEOUT, true, Sse.stream(piece("Hel"), Sse.silent(SEEN), Sse.forEver(": drip\n", 100))),
            arguments("endless comments", Reason.TOO_LARGE, false,
                Sse.stream(piece("Hel"), Sse.silent(SEEN), Sse.forEver(": x\n".repeat(5000), 0))),
            arguments("endless event", Reason.TOO_LARGE, false,
                Sse.stream(piece("Hel"), Sse.silent(SEEN), Sse.forEver("data: " + "x".repeat(50_000) + "\n", 0))),
            arguments("endless text", Reason.TOO_LARGE, false,
                Sse.stream(piece("Hel"), Sse.silent(SEEN),
                    Sse.forEver("data: {\"choices\":[{\"delta\":{\"content\":\"%s\"}}]}\n\n".formatted("x".repeat(5000)), 0))));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("failures")
    void tellsWhyAStreamFailed(String name, Reason reason, boolean mayPass, Behaviour behaviour) {
        gpt.will(behaviour);

        var failure = node.with(Samples.backend(gpt.url(), "openai", with -> with.streamed().timeout(2))).failureOf(attempt(1));

        assertThat(failure).extracting(Failure::reason, Failure::mayPass, Failure::status).containsExactly(reason, mayPass, 200);
        assertThat(node.pieces).isNotEmpty();
        assertThat(gpt.received()).hasSize(1);
        await().until(() -> reason == Reason.INVALID_RESPONSE || gpt.openConnections() == 0);
    }

    @Test
    void tellsASilenceFromASlowTalker() {
        gpt.will(Sse.stream(piece("Hel"), Sse.silent(Behaviour.FOR_EVER)));

        var failure = node.with(talker()).failureOf(attempt(1));

        assertThat(failure.detail()).isEqualTo("The stream fell silent");
    }

    @Test
    void bearsWithALongThoughtBeforeTheFirstWord() {
        gpt.will(Sse.stream(Sse.raw(": thinking\n\n"), Sse.silent(900), piece("Hello"), done()));

        assertThat(node.with(talker()).replyTo(attempt(1)).content()).isEqualTo("Hello");
    }

    @Test
    void saysWhatHadGatheredBeforeItTellsOfTheBreak() {
        gpt.will(Sse.stream(piece("H"), Sse.silent(SEEN), piece("e"), piece("l"), piece("l"), Sse.breaksOff()));

        node.with(talker()).begin(attempt(1));
        await().until(() -> node.recorded.size() == 1);

        assertThat(String.join("", node.pieces.stream().map(StreamReply::text).toList())).isEqualTo("Hell");
        assertThat(node.recorded.getFirst().getPayload()).isInstanceOf(RecordAttemptFailed.class);
    }

    @Test
    void readsNoFurtherWhenNobodyWaitsForTheRest() {
        node.wantsMore = false;
        gpt.will(Sse.stream(Sse.forEver("data: {\"choices\":[{\"delta\":{\"content\":\"x\"}}]}\n\n", 10)));

        node.with(talker()).begin(attempt(1));

        await().until(() -> node.recorded.size() == 1 && gpt.openConnections() == 0);
        assertThat(node.pieces).hasSize(1);
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
            arguments(429, "openai_error_429.json", Reason.HTTP_429, true, "(rate_limit_exceeded)"),
            arguments(429, "openai_error_429_quota.json", Reason.HTTP_429, false, "(insufficient_quota)"),
            arguments(429, "anthropic_error_429.json", Reason.HTTP_429, true, "(rate_limit_error)"),
            arguments(529, "anthropic_error_529.json", Reason.HTTP_5XX, true, "(overloaded_error)"));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void knowsARefusalThatPassesFromOneThatDoesNot(int status, String sample, Reason reason, boolean mayPass, String name) {
        gpt.will(Behaviour.answers(status, Samples.sample(sample)));

        var failure = node.with(talker()).failureOf(attempt(1));

        assertThat(failure).extracting(Failure::reason, Failure::mayPass, Failure::status).containsExactly(reason, mayPass, status);
        assertThat(failure.detail()).endsWith(name);
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 409, 425})
    void asksAgainAfterARefusalOfTheMoment(int status) {
        gpt.will(Behaviour.answers(status, "{}"));

        var failure = node.with(Samples.backend(gpt.url())).failureOf(attempt(1));

        assertThat(failure).extracting(Failure::reason, Failure::mayPass).containsExactly(Reason.HTTP_4XX, true);
    }

    @Test
    void givesAnthropicItsVersionUnlessTheIntegrationDoes() {
        gpt.will(Anthropic.says("Hello"));

        node.with(Samples.backend(gpt.url(), "anthropic", with -> with)).replyTo(attempt(1));

        assertThat(gpt.received().getFirst().header("anthropic-version")).isEqualTo("2023-06-01");
        assertThat(gpt.received().getFirst().header("Accept")).isEqualTo("application/json");
    }

    private Backend talker() {
        return Samples.backend(gpt.url(), "openai", Settings::streamed);
    }
}
