package io.verbatim.channel.egress;

import static io.verbatim.channel.egress.EgressFailure.Kind.BLOCKED_ADDRESS;
import static io.verbatim.channel.egress.EgressFailure.Kind.BROKEN;
import static io.verbatim.channel.egress.EgressFailure.Kind.CONNECT;
import static io.verbatim.channel.egress.EgressFailure.Kind.LOST;
import static io.verbatim.channel.egress.EgressFailure.Kind.DNS;
import static io.verbatim.channel.egress.EgressFailure.Kind.INVALID_ANSWER;
import static io.verbatim.channel.egress.EgressFailure.Kind.INVALID_REQUEST;
import static io.verbatim.channel.egress.EgressFailure.Kind.REDIRECT;
import static io.verbatim.channel.egress.EgressFailure.Kind.TIMEOUT;
import static io.verbatim.channel.egress.EgressFailure.Kind.TLS;
import static io.verbatim.channel.egress.EgressFailure.Kind.TOO_LARGE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.verbatim.fake.Behaviour;
import io.verbatim.fake.FakeBackend;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EgressTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(300);
    private static final byte[] BODY = "{}".getBytes(StandardCharsets.UTF_8);

    private final FakeBackend backend = FakeBackend.start();
    private final Egress egress = Egress.of(EgressSettings.allowing("127.0.0.1", "localhost"), OwnPorts.none());

    @AfterEach
    void close() {
        egress.close();
        backend.close();
    }

    @Test
    void sendsWhatItWasGivenAndNothingElse() {
        var headers = Map.of("X-Mine", "1", "Content-Type", "application/json");

        var outcome = egress.call(EgressRequest.post(backend.url(), headers, BODY, PATIENCE));

        assertThat(outcome).isInstanceOfSatisfying(EgressAnswer.class, answer -> {
            assertThat(answer.status()).isEqualTo(200);
            assertThat(new String(answer.body(), StandardCharsets.UTF_8)).isEqualTo("{\"content\": \"Hello\"}");
            assertThat(answer.header("CONTENT-TYPE")).contains("application/json");
        });
        var received = backend.received().getFirst();
        assertThat(received.line()).isEqualTo("POST /reply?key=in-the-query HTTP/1.1");
        assertThat(received.body()).isEqualTo("{}");
        assertThat(received.headers()).containsOnlyKeys("Accept-Encoding", "Connection", "Content-Length", "Content-Type", "Host", "X-Mine")
            .containsEntry("Accept-Encoding", "identity");
    }

    static Stream<Behaviour> silences() {
        return Stream.of(Behaviour.hangs(), Behaviour.hangsAfterHeaders(), Behaviour.drips(20), Behaviour.dripsHeaders(20));
    }

    @ParameterizedTest
    @MethodSource("silences")
    void keepsTheDeadlineAndClosesTheConnection(Behaviour silence) {
        backend.will(silence);

        assertThat(fail(backend.url(), SHORT).kind()).isEqualTo(TIMEOUT);
        await().until(() -> backend.openConnections() == 0);
    }

    @Test
    void tellsTheStatusOfAnAnswerThatTookTooLong() {
        backend.will(Behaviour.hangsAfterHeaders());

        assertThat(fail(backend.url(), SHORT).status()).isEqualTo(200);
    }

    static Stream<Behaviour> floods() {
        return Stream.of(Behaviour.neverEnds(200), Behaviour.claims(10_000_000_000L),
            Behaviour.answers(200, new byte[EgressRequest.MAX_BODY + 1]));
    }

    @ParameterizedTest
    @MethodSource("floods")
    void takesNoMoreThanTheCap(Behaviour flood) {
        backend.will(flood);

        assertThat(fail(backend.url()).kind()).isEqualTo(TOO_LARGE);
    }

    @Test
    void takesAnAnswerOfExactlyTheCap() {
        backend.will(Behaviour.answers(200, new byte[EgressRequest.MAX_BODY]));

        assertThat(call(backend.url(), PATIENCE)).isInstanceOf(EgressAnswer.class);
    }

    @Test
    void takesTheStartOfAnErrorsBody() {
        backend.will(Behaviour.answers(500, new byte[100_000]));

        assertThat(call(backend.url(), PATIENCE)).isInstanceOfSatisfying(EgressAnswer.class, answer -> {
            assertThat(answer.status()).isEqualTo(500);
            assertThat(answer.body()).hasSize(65_536);
        });
    }

    @Test
    void readsNoErrorToAnEndThatItDoesNotHave() {
        backend.will(Behaviour.neverEnds(503));

        assertThat(call(backend.url(), PATIENCE)).isInstanceOfSatisfying(EgressAnswer.class,
            answer -> assertThat(answer.status()).isEqualTo(503));
        await().until(() -> backend.openConnections() == 0);
    }

    static Stream<Behaviour> breaks() {
        return Stream.of(Behaviour.closesMidBody(), Behaviour.closesMidChunk());
    }

    @ParameterizedTest
    @MethodSource("breaks")
    void noticesAnAnswerThatBreaksOff(Behaviour brk) {
        backend.will(brk);

        assertThat(fail(backend.url()).kind()).isEqualTo(BROKEN);
    }

    static Stream<Behaviour> losses() {
        return Stream.of(Behaviour.resets(), Behaviour.hangsUp());
    }

    @ParameterizedTest
    @MethodSource("losses")
    void tellsAConnectionThatIsLostBeforeAnAnswerFromNone(Behaviour loss) {
        backend.will(loss);

        assertThat(fail(backend.url()).kind()).isEqualTo(LOST);
        assertThat(backend.received()).hasSize(1);
    }

    static Stream<Behaviour> nonsense() {
        return Stream.of(Behaviour.sendsHeaders(50_000), Behaviour.floodsWithInterimAnswers(),
            Behaviour.answers(200, "x", "Content-Encoding: gzip"), Behaviour.answers(200, "{}", "X-Long: " + "a".repeat(10_000)),
            Behaviour.answers(200, "x", "Content-Encoding: identity, br"));
    }

    @ParameterizedTest
    @MethodSource("nonsense")
    void refusesAnAnswerInAFormThatWasNotAskedFor(Behaviour form) {
        backend.will(form);

        assertThat(fail(backend.url()).kind()).isEqualTo(INVALID_ANSWER);
    }

    @Test
    void refusesWhatIsNotHttp() {
        backend.will(Behaviour.garbage());

        assertThat(fail(backend.url()).kind()).isIn(INVALID_ANSWER, LOST);
    }

    @ParameterizedTest
    @ValueSource(ints = {300, 301, 302, 303, 304, 307, 308})
    void followsNoRedirect(int status) {
        backend.will(Behaviour.answers(status, status == 304 ? "" : "x", "Location: " + backend.url()));

        assertThat(fail(backend.url())).isEqualTo(
            new EgressFailure(REDIRECT, "The answer was a redirect, which is never followed", status));
        assertThat(backend.received()).hasSize(1);
    }

    @Test
    void tellsWhyThereIsNoConnection() {
        backend.close();

        assertThat(fail(backend.url()).kind()).isEqualTo(CONNECT);
        assertThat(fail("https://no-such-name.invalid/").kind()).isEqualTo(DNS);
    }

    @Test
    void trustsNoOneWithoutTls() {
        backend.will(Behaviour.garbage());

        assertThat(fail(backend.url().replace("http:", "https:")).kind()).isEqualTo(TLS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://10.0.0.1/", "https://[::1]/", "https://[::ffff:10.0.0.1]/", "http://1.1.1.1/", "http://127.0.0.2:80/"})
    void connectsToNoForbiddenAddress(String url) {
        assertThat(fail(url).kind()).isEqualTo(BLOCKED_ADDRESS);
    }

    @Test
    void connectsToNoneOfItsOwnPorts() {
        try (var careful = Egress.of(EgressSettings.allowing("0.0.0.0/0"), new OwnPorts(Set.of(backend.port())))) {
            assertThat(careful.call(EgressRequest.post(backend.url(), Map.of(), BODY, PATIENCE)))
                .isEqualTo(new EgressFailure(BLOCKED_ADDRESS, "The address may not be called", null));
        }
        assertThat(backend.openConnections()).isZero();
    }

    @Test
    void reachesAnAllowedHostByItsName() {
        assertThat(call("http://localhost:%d/".formatted(backend.port()), PATIENCE)).isInstanceOf(EgressAnswer.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Host", "content-length", "Transfer-Encoding", "Connection", "Proxy-Authorization", "X Y", ""})
    void sendsNoHeaderThatCouldBreakTheFraming(String name) {
        var outcome = egress.call(EgressRequest.post(backend.url(), Map.of(name, "1"), BODY, PATIENCE));

        assertThat(outcome).isEqualTo(new EgressFailure(INVALID_REQUEST, "A header cannot be sent", null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nX-Other: b", "a\nb", "a\0b"})
    void sendsNoHeaderValueThatCouldBreakTheFraming(String value) {
        var outcome = egress.call(EgressRequest.post(backend.url(), Map.of("X-Mine", value), BODY, PATIENCE));

        assertThat(outcome).isEqualTo(new EgressFailure(INVALID_REQUEST, "A header cannot be sent", null));
        assertThat(backend.received()).isEmpty();
    }

    @Test
    void usesAConnectionAgain() {
        IntStream.range(0, 20).forEach(_ -> assertThat(call(backend.url(), PATIENCE)).isInstanceOf(EgressAnswer.class));

        assertThat(backend.openConnections()).isEqualTo(1);
    }

    @Test
    void doesNotUseAConnectionThatTheOtherSideHasClosed() {
        backend.will(Behaviour.thenHangsUp(Behaviour.says("Hello")));

        IntStream.range(0, 20).forEach(_ -> {
            assertThat(call(backend.url(), PATIENCE)).isInstanceOf(EgressAnswer.class);
            await().until(() -> backend.openConnections() == 0);
        });
    }

    @Test
    void isNotHeldUpByAHostThatHangs() throws Exception {
        try (var other = FakeBackend.start(); var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            backend.will(Behaviour.hangs());
            var hanging = IntStream.range(0, 300).mapToObj(_ -> threads.submit(() -> call(backend.url(), Duration.ofSeconds(60)))).toList();
            await().until(() -> backend.received().size() == 300);

            assertThat(call(other.url(), PATIENCE)).isInstanceOf(EgressAnswer.class);

            hanging.forEach(call -> call.cancel(true));
            assertThat(hanging).allMatch(Future::isCancelled);
        }
        await().until(() -> backend.openConnections() == 0);
    }

    @Test
    void saysNothingOfSecretsWhenPrinted() {
        var request = EgressRequest.post(backend.url(), Map.of("Authorization", "Bearer s3cret"), BODY, PATIENCE);

        assertThat(request.toString() + egress.call(request)).doesNotContain("s3cret", "in-the-query", "Hello");
    }

    private EgressFailure fail(String url) {
        return fail(url, PATIENCE);
    }

    private EgressFailure fail(String url, Duration timeout) {
        var outcome = call(url, timeout);
        assertThat(outcome).isInstanceOf(EgressFailure.class);
        return (EgressFailure) outcome;
    }

    private EgressOutcome call(String url, Duration timeout) {
        return egress.call(EgressRequest.post(url, Map.of("Content-Type", "application/json"), BODY, timeout));
    }
}
