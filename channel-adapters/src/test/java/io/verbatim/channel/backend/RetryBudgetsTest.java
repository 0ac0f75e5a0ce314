package io.verbatim.channel.backend;

import static io.verbatim.channel.backend.Samples.attempt;
import static org.assertj.core.api.Assertions.assertThat;

import io.verbatim.shared.conversation.ConversationEvent.AttemptStarted;
import io.verbatim.shared.conversation.Failure;
import io.verbatim.shared.conversation.Failure.Reason;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RetryBudgetsTest {

    private static final Outcome BUSY = Outcome.failed(Reason.HTTP_5XX, "Status 503");
    private static final Outcome OPEN = Outcome.failed(Reason.BREAKER_OPEN, "Left alone");

    private final RetryBudgets budgets = new RetryBudgets();

    @Test
    void saysOnTheFailureThatTheBudgetIsSpent() {
        var failure = failuresOf(20).filter(Failure::budgetSpent).findFirst().orElseThrow();

        assertThat(failure.mayPass()).isFalse();
        assertThat(failure.reason()).isEqualTo(Reason.HTTP_5XX);
        assertThat(failure.detail()).isEqualTo("Status 503; not asked again, as the retry budget is spent");
    }

    @Test
    void leavesAFailureAloneWhileThereIsBudget() {
        assertThat(budgets.settle(attempt(1), BUSY)).isEqualTo(BUSY);
    }

    @Test
    void spendsNothingOnWhatWouldNotBeRetried() {
        var last = last(attempt(2));

        IntStream.range(0, 100).forEach(any -> assertThat(budgets.settle(last, BUSY)).isEqualTo(BUSY));

        assertThat(budgets.settle(attempt(1), BUSY)).isEqualTo(BUSY);
    }

    @Test
    void doesNotCountWhatTheBreakerRefused() {
        IntStream.range(0, 1_000).forEach(any -> budgets.settle(attempt(1), OPEN));

        assertThat(failuresOf(20)).extracting(Failure::budgetSpent).contains(true);
    }

    private Stream<Failure> failuresOf(int attempts) {
        return IntStream.range(0, attempts).mapToObj(any -> failure(budgets.settle(attempt(1), BUSY)));
    }

    private static Failure failure(Outcome outcome) {
        return ((Outcome.Failed) outcome).failure();
    }

    private static AttemptStarted last(AttemptStarted attempt) {
        return new AttemptStarted(attempt.conversationId(), attempt.turnId(), attempt.dispatchId(), attempt.attemptId(), attempt.no(),
            attempt.backendId(), attempt.prompt(), 0);
    }
}
