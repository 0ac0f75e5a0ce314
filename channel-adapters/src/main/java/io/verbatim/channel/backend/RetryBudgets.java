package io.verbatim.channel.backend;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.verbatim.shared.backend.BackendId;
import io.verbatim.shared.conversation.ConversationEvent.AttemptStarted;
import io.verbatim.shared.conversation.Failure;
import io.verbatim.shared.conversation.Failure.Reason;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** The retry budgets of all backends, on this node. That one is spent stands on the failure, and with it on the event. */
@Component
final class RetryBudgets {

    private static final Duration IDLE = Duration.ofMinutes(1);

    private final Cache<BackendId, RetryBudget> budgets = Caffeine.newBuilder().maximumSize(10_000).expireAfterAccess(IDLE).build();

    /** The outcome of an attempt; one that would be followed by a retry is not, where the budget is spent. */
    Outcome settle(AttemptStarted attempt, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Failed(var failure) when failure.reason() == Reason.BREAKER_OPEN -> outcome;
            case Outcome.Failed(var failure) -> settled(attempt, failure);
            default -> {
                of(attempt).called();
                yield outcome;
            }
        };
    }

    private Outcome settled(AttemptStarted attempt, Failure failure) {
        var budget = of(attempt);
        budget.called();
        boolean isRetried = failure.mayPass() && attempt.mayBeRetried();
        return new Outcome.Failed(isRetried && !budget.takeRetry() ? failure.withoutRetry() : failure);
    }

    private RetryBudget of(AttemptStarted attempt) {
        return budgets.get(attempt.backendId(), id -> new RetryBudget(System::nanoTime));
    }
}
