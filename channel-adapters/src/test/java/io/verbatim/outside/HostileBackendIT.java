package io.verbatim.outside;

import static io.verbatim.fake.Behaviour.answers;
import static io.verbatim.fake.Hostile.CANARY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.verbatim.fake.Behaviour;
import io.verbatim.fake.FakeBackend;
import io.verbatim.fake.Hostile;
import io.verbatim.fake.SelfSigned;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Backends that mean ill: the user hears that there is no reply, the record says why, and nothing of it lingers. */
@ExtendWith({Running.class, OutputCaptureExtension.class})
class HostileBackendIT {

    private static final String ANNA = "{\"session_id\": \"anna\"}";
    private static final String ONCE = "\"max_retries\": 0, \"timeout\": 1, \"breaker\": {\"enabled\": false}";
    private static final double LONGEST = 2;

    private final Product product;
    private final FakeBackend backend = FakeBackend.start();

    HostileBackendIT(Product product) {
        this.product = product;
    }

    @AfterEach
    void close() {
        backend.close();
    }

    static Stream<Arguments> hostilities() {
        return Stream.of(
            arguments("timeout", "headers and then silence", Behaviour.hangsAfterHeaders()),
            arguments("timeout", "a byte a second", Behaviour.drips(1_000)),
            arguments("timeout", "a good answer that never ends", Hostile.goodButUnended()),
            arguments("too_large", "ten gigabytes announced", Behaviour.claims(10_000_000_000L)),
            arguments("invalid_response", "a bomb, packed", Hostile.gzipBomb("Content-Encoding: gzip")),
            arguments("invalid_response", "a bomb, packed and not said to be", Hostile.gzipBomb("X-Not: gzip")),
            arguments("invalid_response", "a bomb, packed for the transfer", Hostile.gzippedChunks()),
            arguments("invalid_response", "text that is none", Hostile.invalidUtf8()),
            arguments("invalid_response", "brackets without end", answers(200, CANARY + "[".repeat(200_000))),
            arguments("invalid_response", "a web page", answers(200, "<html>" + CANARY + "</html>")),
            arguments("invalid_response", "50,000 headers", Behaviour.sendsHeaders(50_000)),
            arguments("invalid_response", "promises for ever", Behaviour.floodsWithInterimAnswers()),
            arguments("invalid_response", "half an answer on a half-closed line", Hostile.halfClosesMidBody()),
            arguments("connect", "a half-closed line and no answer", Hostile.halfCloses()),
            arguments("invalid_response", "another protocol", Behaviour.garbage()));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("hostilities")
    void areToldByReasonInTimeAndLeaveNothingBehind(String reason, String name, Behaviour behaviour, CapturedOutput output) {
        backend.will(behaviour);
        var chat = talk(backend.url());

        var turn = chat.say("anna", "hi").is(200);

        assertThat(turn.each("/messages", "/text")).containsExactly("Sorry.");
        assertThat(reasons(chat, turn)).containsExactly(reason);
        assertThat(longestAttempt(turn)).isLessThan(LONGEST);
        assertThat(backend.received()).hasSize(1);
        await().untilAsserted(() -> assertThat(backend.openConnections()).isLessThanOrEqualTo(1));
        assertThat(output.getAll()).doesNotContain(CANARY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"itself", "inside", "http://169.254.169.254/latest/meta-data/", "file:///etc/passwd", "//[::1]:%d/"})
    void sendNobodyElsewhere(String where) {
        try (var inside = FakeBackend.start()) {
            var target = where.equals("itself") ? backend.url() : where.equals("inside") ? inside.url() : where.formatted(inside.port());
            backend.will(answers(307, CANARY, "Location: " + target));
            var chat = talk(backend.url());

            var turn = chat.say("anna", "hi").is(200);

            assertThat(reasons(chat, turn)).containsExactly("redirect");
            assertThat(backend.received()).hasSize(1);
            assertThat(inside.received()).isEmpty();
            assertThat(inside.openConnections()).isZero();
        }
    }

    @Test
    void proveTheirNameOrAreNotTrusted(@TempDir Path directory) throws Exception {
        try (var liar = FakeBackend.start(SelfSigned.of("dns:somebody.else.example", directory).sockets())) {
            var chat = talk("https://127.0.0.1:%d/".formatted(liar.port()));

            assertThat(reasons(chat, chat.say("anna", "hi").is(200))).containsExactly("tls");
            assertThat(liar.received()).isEmpty();
            await().until(() -> liar.openConnections() == 0);
        }
    }

    @Test
    void giveAllTheirConnectionsBack() throws Exception {
        backend.will(Behaviour.drips(200));
        var chat = talk(backend.url());
        IntStream.range(0, 50).forEach(i -> chat.start("{\"session_id\": \"s-%d\"}".formatted(i)).is(200));

        try (var users = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls = IntStream.range(0, 50).<Callable<Answer>>mapToObj(i -> () -> chat.say("s-" + i, "hi")).toList();
            assertThat(users.invokeAll(calls)).allSatisfy(answer -> answer.resultNow().is(200));
        }

        assertThat(backend.received()).hasSize(50);
        await().until(() -> backend.openConnections() == 0);
    }

    private Chat talk(String url) {
        var bot = product.bot(Flows.talk("{\"error_message\": \"Sorry.\"}")).withoutEcho();
        bot.integration("A", url, ONCE);
        var chat = bot.channel();
        chat.start(ANNA).is(200);
        return chat;
    }

    private static List<String> reasons(Chat chat, Answer turn) {
        return chat.story(turn).each("/data/dispatches/0/attempts", "/reason");
    }

    /** Seconds between the events that begin and end an attempt. */
    private double longestAttempt(Answer turn) {
        return product.context().getBean(JdbcClient.class).sql("""
                select extract(epoch from max(ended.recorded_at - begun.recorded_at))
                  from event begun join event ended using (aggregate_id)
                 where aggregate_id = ? and begun.type = 'conversation.AttemptStarted' and ended.type = 'conversation.AttemptFailed'
                   and begun.payload->>'attempt_id' = ended.payload->>'attempt_id'""")
            .param(turn.textAt("/conversation_id")).query(Double.class).single();
    }
}
