package io.verbatim.channel.backend;

import static io.verbatim.channel.backend.Samples.CONVERSATION;
import static io.verbatim.channel.backend.Samples.GPT;
import static io.verbatim.channel.backend.Samples.attempt;
import static io.verbatim.channel.backend.Samples.backend;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.verbatim.channel.egress.EgressRequest;
import io.verbatim.fake.Behaviour;
import io.verbatim.fake.FakeBackend;
import io.verbatim.shared.conversation.Failure;
import io.verbatim.shared.conversation.Failure.Reason;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class WireTest {

    private final FakeBackend gpt = FakeBackend.start();
    private final WorkerFixture node = new WorkerFixture().with(backend(gpt.url()));

    @AfterEach
    void close() {
        node.close();
        gpt.close();
    }

    @Test
    void saysOnWhoseBehalfItCalls() {
        node.replyTo(attempt(2));

        var request = gpt.received().getFirst();
        assertThat(request.line()).startsWith("POST ");
        assertThat(request.headers()).containsEntry("Content-Type", "application/json").containsEntry("X-Bot-ID", Samples.BOT.value())
            .containsEntry("X-Integration-ID", GPT.value()).containsEntry("X-Conversation-ID", CONVERSATION.value())
            .containsEntry("X-Request-ID", attempt(2).attemptId().value()).containsEntry("X-Attempt", "2");
        assertThat(request.header("User-Agent")).startsWith("Verbatim/");
        assertThat(request.header("traceparent")).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01");
    }

    @Test
    void opensTheIntegrationsHeadersAndKeepsItsOwn() {
        node.replyTo(attempt(1));

        assertThat(gpt.received().getFirst().headers()).containsEntry("Authorization", "open sealed-1")
            .containsEntry("X-Bot-ID", Samples.BOT.value());
    }

    @Test
    void usesOneIdempotencyKeyAndOneTraceForAllAttempts() {
        node.replyTo(attempt(1));
        node.replyTo(attempt(2));

        assertThat(gpt.received()).extracting(request -> request.header("Idempotency-Key")).doesNotContain("").hasSize(2)
            .containsOnly(gpt.received().getFirst().header("Idempotency-Key"));
        assertThat(gpt.received()).extracting(request -> request.header("traceparent").substring(0, 35))
            .containsOnly(gpt.received().getFirst().header("traceparent").substring(0, 35));
        assertThat(gpt.received()).extracting(request -> request.header("traceparent")).doesNotHaveDuplicates();
    }

    static Stream<Arguments> failures() {
        return Stream.of(
            arguments(Behaviour.resets(), Reason.CONNECT, null),
            arguments(Behaviour.closesMidBody(), Reason.INVALID_RESPONSE, 200),
            arguments(Behaviour.answers(307, "", "Location: http://127.0.0.1:5432/"), Reason.REDIRECT, 307),
            arguments(Behaviour.answers(200, new byte[EgressRequest.MAX_BODY + 1]), Reason.TOO_LARGE, 200),
            arguments(Behaviour.answers(200, "{}", "Content-Encoding: gzip"), Reason.INVALID_RESPONSE, 200),
            arguments(Behaviour.answers(200, ""), Reason.INVALID_RESPONSE, 200),
            arguments(Behaviour.answers(200, "<html>"), Reason.INVALID_RESPONSE, 200),
            arguments(Behaviour.says(""), Reason.INVALID_RESPONSE, 200),
            arguments(Behaviour.says(" \\n"), Reason.INVALID_RESPONSE, 200),
            arguments(Behaviour.answers(400, "{\"content\": \"no\"}"), Reason.HTTP_4XX, 400),
            arguments(Behaviour.answers(401, ""), Reason.HTTP_4XX, 401),
            arguments(Behaviour.answers(429, ""), Reason.HTTP_429, 429),
            arguments(Behaviour.answers(500, "{\"content\": \"no\"}"), Reason.HTTP_5XX, 500),
            arguments(Behaviour.neverEnds(503), Reason.HTTP_5XX, 503),
            arguments(Behaviour.answers(700, ""), Reason.INVALID_RESPONSE, 700));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void tellsFailuresApart(Behaviour behaviour, Reason reason, Integer status) {
        gpt.will(behaviour);

        assertThat(node.failureOf(attempt(1))).extracting(Failure::reason, Failure::status).containsExactly(reason, status);
        assertThat(gpt.received()).hasSize(1);
    }

    static Stream<Arguments> unreachable() {
        return Stream.of(
            arguments("http://127.0.0.1:1/", Reason.CONNECT),
            arguments("https://no-such-name.invalid/", Reason.DNS),
            arguments("http://169.254.169.254/latest", Reason.BLOCKED_ADDRESS),
            arguments("https://[::1]/", Reason.BLOCKED_ADDRESS),
            arguments("http://user:pass@127.0.0.1/", Reason.INVALID_RESPONSE));
    }

    @ParameterizedTest
    @MethodSource("unreachable")
    void tellsWhyABackendIsOutOfReach(String url, Reason reason) {
        assertThat(node.with(backend(url)).failureOf(attempt(1)).reason()).isEqualTo(reason);
    }

    @Test
    void distrustsABackendWithoutTls() {
        gpt.will(Behaviour.garbage());

        assertThat(node.with(backend(gpt.url().replace("http:", "https:"))).failureOf(attempt(1)).reason()).isEqualTo(Reason.TLS);
    }

    @ParameterizedTest
    @CsvSource(nullValues = "null", delimiter = '|', value = {
        "7 | 7", "0 | 0", "86400 | 86400", "99999999999999999999 | 86400", "Sat, 21 Nov 2026 12:00:30 GMT | 30",
        "Saturday, 21-Nov-26 12:00:30 GMT | 30", "Sat Nov 21 12:00:30 2026 | 30", "Tue Dec  1 12:00:00 2026 | 86400",
        "Sat, 21 Nov 2026 11:00:00 GMT | 0", "-1 | null", "1.5 | null", "soon | null", "'' | null"})
    void readsWhatABackendAsksForInRetryAfter(String header, Long seconds) {
        gpt.will(Behaviour.answers(429, "", "Retry-After: " + header));

        assertThat(node.failureOf(attempt(1)).retryAfterSeconds()).isEqualTo(seconds);
    }

    @Test
    void saysNothingOfWhatTheBackendSaid() {
        gpt.will(Behaviour.answers(500, "secret sk-123"), Behaviour.answers(200, "secret sk-123"),
            Behaviour.answers(200, "{\"x\": \"sk-123\"}"));

        assertThat(Stream.of(1, 2, 3).map(no -> node.failureOf(attempt(no)).detail())).allSatisfy(
            detail -> assertThat(detail).doesNotContain("sk-123", "in-the-query", "127.0.0.1"));
    }
}
