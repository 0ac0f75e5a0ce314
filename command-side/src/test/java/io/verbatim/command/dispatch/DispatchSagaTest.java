package io.verbatim.command.dispatch;

import io.opentelemetry.api.OpenTelemetry;
import io.verbatim.shared.backend.BackendId;
import io.verbatim.shared.channel.ChannelId;
import io.verbatim.shared.conversation.AttemptId;
import io.verbatim.shared.conversation.CallFacts;
import io.verbatim.shared.conversation.ConversationCommand.GiveUp;
import io.verbatim.shared.conversation.ConversationCommand.PlanRetry;
import io.verbatim.shared.conversation.ConversationCommand.StartAttempt;
import io.verbatim.shared.conversation.ConversationEvent.AttemptFailed;
import io.verbatim.shared.conversation.ConversationEvent.AttemptOutcomeUnknown;
import io.verbatim.shared.conversation.ConversationId;
import io.verbatim.shared.conversation.DispatchId;
import io.verbatim.shared.conversation.Failure;
import io.verbatim.shared.conversation.Failure.Reason;
import io.verbatim.shared.conversation.Route.Leg;
import io.verbatim.shared.conversation.TurnId;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import org.axonframework.test.saga.SagaTestFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

class DispatchSagaTest {

    private static final ConversationId ANNA = ConversationId.of(ChannelId.next(), "anna");
    private static final TurnId TURN = TurnId.next();
    private static final DispatchId SEARCH = DispatchId.next();
    private static final AttemptId ATTEMPT = AttemptId.next();
    private static final BackendId PRIMARY = BackendId.next();
    private static final BackendId FALLBACK = BackendId.next();
    private static final Failure DOWN = new Failure(Reason.HTTP_5XX, "503", 503, null);
    private static final Leg RETRY = new Leg(PRIMARY, false, 1, 1, 500);
    private static final Leg LAST_HOPE = new Leg(FALLBACK, true, 1, 0, 500);

    private SagaTestFixture<DispatchSaga> saga;

    @BeforeEach
    void withDiceThatFallInTheMiddle() {
        saga = new SagaTestFixture<>(DispatchSaga.class);
        saga.registerResource((RandomGenerator) () -> Long.MIN_VALUE);
        saga.registerResource(new DispatchTraces(new StaticListableBeanFactory().getBeanProvider(OpenTelemetry.class)));
    }

    @Test
    void plansARetryAndWaits() {
        saga.givenNoPriorActivity()
            .whenPublishingA(failed(RETRY, LAST_HOPE))

            .expectActiveSagas(1)
            .expectDispatchedCommands(new PlanRetry(ANNA, SEARCH, 2, PRIMARY, Duration.ofMillis(250)))
            .expectScheduledDeadline(Duration.ofMillis(250), new StartAttempt(ANNA, SEARCH, 2, PRIMARY));
    }

    @Test
    void retriesWhenThePauseIsOver() {
        saga.givenAPublished(failed(RETRY, LAST_HOPE))
            .whenTimeElapses(Duration.ofMillis(251))

            .expectActiveSagas(0)
            .expectDispatchedCommands(new StartAttempt(ANNA, SEARCH, 2, PRIMARY));
    }

    @Test
    void asksTheFallbackAtOnce() {
        saga.givenNoPriorActivity()
            .whenPublishingA(failed(LAST_HOPE))

            .expectActiveSagas(0)
            .expectDispatchedCommands(new StartAttempt(ANNA, SEARCH, 2, FALLBACK));
    }

    @Test
    void apologisesWhenNobodyIsLeft() {
        saga.givenNoPriorActivity()
            .whenPublishingA(failed())

            .expectActiveSagas(0)
            .expectDispatchedCommands(new GiveUp(ANNA, SEARCH, DOWN));
    }

    @Test
    void goesOnAfterANodeIsLost() {
        saga.givenNoPriorActivity()
            .whenPublishingA(new AttemptOutcomeUnknown(ANNA, TURN, SEARCH, ATTEMPT, 1, PRIMARY, List.of(LAST_HOPE)))

            .expectActiveSagas(0)
            .expectDispatchedCommands(new StartAttempt(ANNA, SEARCH, 2, FALLBACK));
    }

    private static AttemptFailed failed(Leg... left) {
        return new AttemptFailed(ANNA, TURN, SEARCH, ATTEMPT, 1, PRIMARY, DOWN, new CallFacts(3, 503, "node-1"), List.of(left));
    }
}
