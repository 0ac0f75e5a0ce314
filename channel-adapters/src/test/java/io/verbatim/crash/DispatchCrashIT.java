package io.verbatim.crash;

import static io.verbatim.fake.Behaviour.answers;
import static io.verbatim.fake.Behaviour.hangs;
import static io.verbatim.fake.Behaviour.hangsAfterHeaders;
import static io.verbatim.fake.Behaviour.says;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.verbatim.fake.Behaviour;
import io.verbatim.fake.FakeBackend;
import io.verbatim.fake.HalfHeard;
import io.verbatim.fake.OpenAi;
import io.verbatim.fake.Sse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills the product at the exact moments at which the search for a reply could be lost or done twice. */
@BesideOthers
class DispatchCrashIT {

    private static final Duration RECOVERY = Duration.ofSeconds(30);
    private static final Map<String, Object> ONE_RETRY = Map.of("max_retries", 1, "retry_backoff_ms", 0);

    // More than the buffers of both sides hold: the call's thread is within the write.
    private static final Map<String, Object> MUCH = Map.of("max_retries", 1, "retry_backoff_ms", 0, "payload_format", "template",
        "template", Collections.nCopies(100, "{messages}"), "reply_pointer", "/content");
    private static final String LONG = "x".repeat(60_000);

    @TempDir
    static Path directory;

    private static Database database;
    private static Node node;
    private static Ledger ledger;

    @BeforeAll
    static void start() {
        database = Database.start(directory.resolve("postgres"));
        node = new Node(directory.resolve("node"), database.settings()).start();
        ledger = new Ledger(database);
    }

    @AfterAll
    static void stop() throws Exception {
        node.close();
        database.close();
    }

    @Test
    void goesOnAfterAKillWithinTheRequestDuringTheCallWithinTheAnswerRightAfterItsLastByteAndDuringABackoff() throws Exception {
        var lastByteSent = new CountDownLatch(1);
        try (var slow = FakeBackend.start().will(hangs()); var quick = FakeBackend.start().will(thenKills(lastByteSent));
             var failing = FakeBackend.start().will(answers(503, "{}")); var half = FakeBackend.start().will(hangsAfterHeaders());
             var heard = new HalfHeard(says("All of it"))) {
            var written = new Talk(Bot.thatAsks(node.api()).with(node.api(), "heard", heard.url(), MUCH), "written");
            var within = new Talk(Bot.thatAsks(node.api()).with(node.api(), "half", half, ONE_RETRY), "within");
            var during = new Talk(Bot.thatAsks(node.api()).with(node.api(), "slow", slow, ONE_RETRY), "during");
            var after = new Talk(Bot.thatAsks(node.api()).with(node.api(), "quick", quick, ONE_RETRY), "after");
            var backoff = new Talk(Bot.thatAsks(node.api())
                .with(node.api(), "failing", failing, Map.of("max_retries", 1, "retry_backoff_ms", 60_000)), "backoff");
            var turnInBackoff = backoff.begin();
            await().untilAsserted(() -> assertThat(ledger.story(turnInBackoff)).contains("RetryPlanned"));
            database.execute("update deadline set due_at = clock_timestamp() + interval '12 seconds'");
            var turnDuring = during.begin();
            var turnWithin = within.begin();
            var turnWritten = written.begin(LONG);
            await().until(() -> slow.received().size() == 1 && half.received().size() == 1);
            assertThat(heard.hasBegun()).isTrue();
            var turnAfter = after.begin();
            assertThat(lastByteSent.await(20, TimeUnit.SECONDS)).isTrue();
            heard.callerIsGone();
            slow.will(says("Late but there"));
            half.will(says("Whole"));
            quick.will(says("Again"));
            failing.will(says("Recovered"));
            node.start();

            assertThat(during.end(turnDuring)).containsExactly("Late but there");
            assertThat(written.end(turnWritten)).containsExactly("All of it");
            assertThat(within.end(turnWithin)).containsExactly("Whole");
            assertThat(after.end(turnAfter)).containsAnyOf("Once", "Again").hasSize(1);
            assertThat(backoff.end(turnInBackoff)).containsExactly("Recovered");
            awaitOutcomes(turnDuring, "unknown", "succeeded");
            awaitOutcomes(turnWithin, "unknown", "succeeded");
            awaitOutcomes(turnWritten, "unknown", "succeeded");
            assertThat(heard.whole()).isEqualTo(1);
            assertThat(half.received()).hasSize(2);
            assertThat(failing.received()).hasSize(2);
            assertThat(slow.received()).hasSize(2).extracting(call -> call.header("traceparent").split("-")[1])
                .containsOnly(slow.received().getFirst().header("traceparent").split("-")[1]);
            assertThat(quick.received()).hasSizeBetween(1, 2);
            assertNothingTwice();
            assertThat(List.of(written, during, within, after, backoff)).allMatch(Talk::goesOn);
        }
    }

    @Test
    void closesAnAttemptThatWasStartedButNeverMade() throws Exception {
        try (var backend = FakeBackend.start().will(says("At last"))) {
            var talk = new Talk(Bot.thatAsks(node.api()).with(node.api(), "only", backend, ONE_RETRY), "started");
            String turn;
            try (var gate = new Gate(database, 1)) {
                Thread.startVirtualThread(talk::begin);
                gate.awaitVisitor();
                node.kill();
                gate.letThrough();
                turn = talk.lastTurn(database);
                assertThat(ledger.story(turn)).endsWith("AttemptStarted");
            }
            node.start();

            assertThat(talk.end(turn)).containsExactly("At last");
            assertThat(talk.bot.say(node.api(), talk.session, "Hello", talk.session).body().path("turn_id").asString()).isEqualTo(turn);
            awaitOutcomes(turn, "unknown", "succeeded");
            assertThat(backend.received()).hasSize(1);
            assertNothingTwice();
        }
    }

    @Test
    void turnsToTheFallbackOnceAfterAKillBetweenTheFailureAndTheFallback() throws Exception {
        try (var primary = FakeBackend.start().will(answers(400, "{}")); var fallback = FakeBackend.start().will(says("From the fallback"))) {
            var talk = new Talk(Bot.thatAsks(node.api()).with(node.api(), "primary", primary, Map.of())
                .with(node.api(), "fallback", fallback, Map.of("is_fallback", true)), "between");
            String turn;
            try (var gate = new Gate(database, 2)) {
                turn = talk.begin();
                gate.awaitVisitor();
                node.kill();
                gate.turnAway();
                assertThat(ledger.story(turn)).endsWith("AttemptFailed");
            }
            node.start();

            assertThat(talk.end(turn)).containsExactly("From the fallback");
            assertThat(primary.received()).hasSize(1);
            assertThat(fallback.received()).hasSize(1);
            assertNothingTwice();
        }
    }

    @Test
    void apologisesOnceWhenTheLastAllowedCallWasCutShort() {
        try (var backend = FakeBackend.start().will(hangs())) {
            var talk = new Talk(Bot.thatAsks(node.api()).with(node.api(), "only", backend, Map.of()), "apology");
            var turn = talk.begin();
            await().until(() -> backend.received().size() == 1);
            node.kill();
            backend.will(says("Never asked again"));
            node.start();

            assertThat(talk.end(turn)).containsExactly(Bot.ERROR_TEXT);
            awaitOutcomes(turn, "unknown");
            assertThat(backend.received()).hasSize(1);
            assertNothingTwice();
        }
    }

    @Test
    void closesAReplyThatWasHalfStreamedAsItIsAndRepeatsNothing() {
        try (var backend = FakeBackend.start().will(Sse.stream(OpenAi.piece("Half a"), Sse.silent(Behaviour.FOR_EVER)));
             var fallback = FakeBackend.start().will(says("Never asked"))) {
            var talk = new Talk(Bot.thatAsks(node.api())
                .with(node.api(), "streams", backend, Map.of("payload_format", "openai", "stream", true, "max_retries", 1))
                .with(node.api(), "fallback", fallback, Map.of("is_fallback", true)), "stream");
            var turn = talk.begin();
            await().untilAsserted(() -> assertThat(ledger.story(turn)).endsWith("ReplyStreamed"));
            node.kill();
            backend.will(OpenAi.says("Never asked again"));
            node.start();

            assertThat(talk.end(turn)).containsExactly("Half a");
            assertThat(ledger.story(turn)).endsWith("ReplyStreamed", "AttemptOutcomeUnknown", "DispatchFailed", "BotMessageSaid",
                "ComponentFailed", "TurnCompleted");
            awaitOutcomes(turn, "unknown");
            assertThat(backend.received()).hasSize(1);
            assertThat(fallback.received()).isEmpty();
            assertNothingTwice();
            assertThat(talk.goesOn()).isTrue();
        }
    }

    /** One user of a bot. */
    private record Talk(Bot bot, String session) {

        /** Says something that the backends are to answer; answers the turn's id when it has begun. */
        String begin() {
            return begin("Hello");
        }

        String begin(String text) {
            bot.start(node.api(), session);
            Thread.startVirtualThread(() -> bot.say(node.api(), session, text, session));
            await().until(() -> !turns(database).isEmpty());
            return lastTurn(database);
        }

        String lastTurn(Database database) {
            return turns(database).getLast();
        }

        /** What the bot says in a turn, once it is over. */
        List<String> end(String turn) {
            await().atMost(RECOVERY).pollInterval(Duration.ofMillis(200)).until(() -> bot.turn(node.api(), session, turn).status() == 200);
            return Bot.texts(bot.turn(node.api(), session, turn));
        }

        boolean goesOn() {
            return Bot.texts(bot.say(node.api(), session, "And now?")).size() == 1;
        }

        private List<String> turns(Database database) {
            return database.ask("""
                select payload->>'turn_id' from event where type = 'conversation.UserMessageReceived' and aggregate_id in (
                  select aggregate_id from event where type = 'conversation.SessionStarted' and payload->'pin'->>'channel_id' = ?)
                 order by global_index""", bot.channel());
        }
    }

    private static Behaviour thenKills(CountDownLatch done) {
        return (request, line) -> {
            says("Once").answer(request, line);
            node.kill();
            done.countDown();
        };
    }

    private static void awaitOutcomes(String turn, String... outcomes) {
        await().untilAsserted(() -> assertThat(ledger.outcomes(turn)).containsExactly(outcomes));
    }

    private static void assertNothingTwice() {
        assertThat(ledger.mostOpenAtOnce()).isLessThanOrEqualTo(1);
        assertThat(ledger.endedOtherwiseThanOnce()).isZero();
        assertThat(ledger.completedTwice()).isZero();
        assertThat(ledger.open()).isZero();
    }
}
