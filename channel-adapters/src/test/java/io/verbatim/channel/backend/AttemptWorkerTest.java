package io.verbatim.channel.backend;

import static io.verbatim.channel.backend.Samples.CONVERSATION;
import static io.verbatim.channel.backend.Samples.attempt;
import static io.verbatim.channel.backend.Samples.backend;
import static io.verbatim.shared.conversation.Failure.Reason.NO_INTEGRATION;
import static io.verbatim.shared.conversation.Failure.Reason.TIMEOUT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.verbatim.fake.Behaviour;
import io.verbatim.fake.FakeBackend;
import io.verbatim.shared.Facts;
import io.verbatim.shared.Refused;
import io.verbatim.shared.backend.BackendEvent.BackendChanged;
import io.verbatim.shared.conversation.CallFacts;
import io.verbatim.shared.conversation.ConversationCommand.RecordAttemptSucceeded;
import io.verbatim.shared.conversation.ConversationCommand.RecordAttemptUnknown;
import io.verbatim.shared.conversation.Failure;
import io.verbatim.shared.conversation.Failure.Reason;
import io.verbatim.shared.conversation.Prompt.Said;
import io.verbatim.shared.conversation.Reply;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AttemptWorkerTest {

    private final FakeBackend gpt = FakeBackend.start();
    private WorkerFixture node = new WorkerFixture();

    @AfterEach
    void close() {
        node.close();
        gpt.close();
    }

    @Test
    void recordsABackendsReply() {
        var outcome = node.with(backend(gpt.url())).outcomeOf(attempt(1));

        assertThat(outcome).isInstanceOfSatisfying(RecordAttemptSucceeded.class, succeeded -> {
            assertThat(succeeded.conversationId()).isEqualTo(CONVERSATION);
            assertThat(succeeded.attemptId()).isEqualTo(attempt(1).attemptId());
            assertThat(succeeded.reply()).isEqualTo(new Reply("Hello", Map.of(), List.of(), List.of(), null));
            assertThat(succeeded.call()).extracting(CallFacts::status, CallFacts::node).containsExactly(200, "node-1");
        });
    }

    @Test
    void keepsTheWorkspaceAndTheTraceOfTheAttempt() {
        node.with(backend(gpt.url())).outcomeOf(attempt(1));

        assertThat(node.recorded.getFirst().getMetaData())
            .isEqualTo(Map.of(Facts.WORKSPACE, "ws_1", Facts.ACTOR, "attempt-worker", "traceId", "t1"));
    }

    @Test
    void echoesTheLastWordsWithoutANetwork() {
        node.with(backend(null, "echo", 30, 64));

        assertThat(node.replyTo(attempt(1)).content()).isEqualTo("What's the weather?");
        assertThat(node.replyTo(attempt(2, new Said("user", "Hi", List.of()), new Said("assistant", "Yes?", List.of()))).content())
            .isEqualTo("Hi");
        assertThat(WorkerFixture.facts(node.outcomeOf(attempt(3))).status()).isNull();
    }

    @Test
    void failsWithoutABackendOrItsFormat() {
        assertThat(node.failureOf(attempt(1)).reason()).isEqualTo(NO_INTEGRATION);

        node.with(backend(gpt.url(), "no-such-format", 30, 64));

        assertThat(node.failureOf(attempt(2)).reason()).isEqualTo(NO_INTEGRATION);
    }

    @Test
    void recordsWhatWasNotForeseenAsWell() {
        node.with(() -> {
            throw new IllegalStateException("The views are away");
        });

        assertThat(node.failureOf(attempt(1)).reason()).isEqualTo(Reason.UNKNOWN);

        node.with(backend(gpt.url(), "faulty", 30, 64));

        assertThat(node.failureOf(attempt(2))).isEqualTo(new Failure(Reason.INVALID_RESPONSE,
            "The call ended in a way that was not foreseen: IllegalStateException", null, null));
    }

    @Test
    void failsWhenTheTimeIsOver() {
        gpt.will(Behaviour.drips(100));

        assertThat(node.with(backend(gpt.url(), "verbatim", 1, 64)).failureOf(attempt(1)).reason()).isEqualTo(TIMEOUT);
        await().until(() -> gpt.openConnections() == 0);
    }

    @Test
    void countsTheWaitForAPlaceTowardsTheTimeout() {
        gpt.will(Behaviour.hangs());
        node.with(backend(gpt.url(), "verbatim", 1, 1));

        IntStream.rangeClosed(1, 5).forEach(no -> node.begin(attempt(no)));

        await().until(() -> node.recorded.size() == 5);
        assertThat(gpt.received()).hasSize(1);
        assertThat(node.recorded).extracting(command -> command.getPayload().toString()).allMatch(text -> text.contains("TIMEOUT"));
    }

    @Test
    void makesCallsOfOneBackendOneByOneWhereOnlyOneIsAllowed() {
        gpt.will(Behaviour.hangsFor(20, Behaviour.says("Hello")));
        node.with(backend(gpt.url(), "verbatim", 30, 1));

        IntStream.rangeClosed(1, 10).forEach(no -> node.begin(attempt(no)));

        await().until(() -> node.recorded.size() == 10);
        assertThat(node.recorded).allMatch(command -> command.getPayload() instanceof RecordAttemptSucceeded);
        assertThat(gpt.openConnections()).isEqualTo(1);
    }

    @Test
    void failsAtOnceWhenTheNodeIsFull() {
        gpt.will(Behaviour.hangs());
        node.close();
        node = new WorkerFixture(new AttemptSettings(1, Duration.ofMillis(100), Duration.ofSeconds(1), Duration.ZERO));
        node.with(backend(gpt.url()));
        node.begin(attempt(1));
        await().until(() -> gpt.received().size() == 1);

        assertThat(node.failureOf(attempt(2)).reason()).isEqualTo(Reason.UNKNOWN);
        assertThat(gpt.received()).hasSize(1);
    }

    @Test
    void callsNobodyForWorkThatOthersMayHaveTakenOver() {
        node.with(backend(gpt.url())).ours = false;

        assertThat(node.outcomeOf(attempt(1))).isEqualTo(new RecordAttemptUnknown(CONVERSATION, attempt(1).attemptId()));
        assertThat(gpt.openConnections()).isZero();
    }

    @Test
    void offersAnOutcomeAgainWhileTheStoreIsAway() {
        node.faults.addAll(List.of(new IllegalStateException("away"), new IllegalStateException("away")));

        assertThat(node.with(backend(gpt.url())).replyTo(attempt(1)).content()).isEqualTo("Hello");
        assertThat(gpt.received()).hasSize(1);
    }

    @Test
    void offersAnOutcomeThatWasRefusedNotAgain() {
        node.with(backend(gpt.url())).faults.add(new Refused(Refused.Code.NOT_FOUND, "No such conversation"));

        node.begin(attempt(1));
        await().until(() -> node.faults.isEmpty());
        node.close();

        assertThat(node.recorded).isEmpty();
    }

    @Test
    void letsRunningCallsEndWhenItStops() {
        gpt.will(Behaviour.hangsFor(100, Behaviour.says("Just in time")));
        node.with(backend(gpt.url())).begin(attempt(1));
        await().until(() -> gpt.received().size() == 1);

        node.worker.stop();

        assertThat(node.recorded).singleElement().extracting(command -> command.getPayload().toString()).asString()
            .contains("Just in time");
    }

    @Test
    void recordsNothingOfCallsThatAStopCutsOff() {
        gpt.will(Behaviour.hangs());
        node.with(backend(gpt.url())).begin(attempt(1));
        await().until(() -> gpt.received().size() == 1);

        node.worker.stop();
        node.begin(attempt(2));

        await().until(() -> gpt.openConnections() == 0);
        assertThat(node.recorded).isEmpty();
        assertThat(gpt.received()).hasSize(1);
    }

    @Test
    void startsAgainAfterAStop() {
        node.worker.stop();
        node.worker.start();

        assertThat(node.with(backend(gpt.url())).replyTo(attempt(1)).content()).isEqualTo("Hello");
    }

    @Test
    void knowsAChangeOfSettingsAtOnce() {
        try (var other = FakeBackend.start().will(Behaviour.says("Moved"))) {
            var before = backend(gpt.url());
            node.with(before).replyTo(attempt(1));

            node.backends.on(new BackendChanged(before.id(), before.botId(), before.settings(), backend(other.url()).settings()));

            assertThat(node.replyTo(attempt(2)).content()).isEqualTo("Moved");
        }
    }

    @Test
    void asksForABackendThatWasNotThereAgain() {
        node.with(Optional::empty).failureOf(attempt(1));

        assertThat(node.with(backend(gpt.url())).replyTo(attempt(2)).content()).isEqualTo("Hello");
    }
}
