package io.verbatim.channel.backend;

import io.verbatim.shared.Lease;
import io.verbatim.shared.conversation.ConversationEvent.AttemptStarted;
import io.verbatim.shared.conversation.ConversationId;
import io.verbatim.shared.conversation.Failure.Reason;
import java.time.Duration;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Makes an attempt's call ready, and always has an outcome to tell. */
@Component
final class Caller {

    private static final Logger LOG = LoggerFactory.getLogger(Caller.class);

    private final Backends backends;
    private final PayloadFormats formats;
    private final Breakers breakers;
    private final RetryBudgets budgets;
    private final Bulkheads bulkheads;
    private final Wire wire;
    private final Lease lease;
    private final AttemptMeters meters;

    Caller(Backends backends, PayloadFormats formats, Breakers breakers, RetryBudgets budgets, Bulkheads bulkheads, Wire wire,
           Lease lease, AttemptMeters meters) {
        this.backends = backends;
        this.formats = formats;
        this.breakers = breakers;
        this.budgets = budgets;
        this.bulkheads = bulkheads;
        this.wire = wire;
        this.lease = lease;
        this.meters = meters;
    }

    /** Blocks while the backend has no place for the call. */
    Asked call(AttemptStarted attempt, Deadline begun, Listener listener) {
        var asked = prepared(attempt, Reason.UNKNOWN, () -> StubbedReply.of(attempt).map(Asked::over)
            .orElseGet(() -> ofBackend(attempt, begun, listener)));
        return isOfTest(attempt) ? asked : asked.then(outcome -> budgets.settle(attempt, outcome));
    }

    private Asked ofBackend(AttemptStarted attempt, Deadline begun, Listener listener) {
        return backends.find(attempt.backendId())
            .map(backend -> new Call(backend, attempt, begun.of(Duration.ofSeconds(backend.settings().timeout())), listener))
            .map(this::ask)
            .orElseGet(() -> gone("The integration does not exist any more"));
    }

    private Asked ask(Call call) {
        return formats.find(call.backend().settings().payloadFormat())
            .map(format -> meters.timed(format.name(), call.listener(), () -> permitted(call, format)))
            .orElseGet(() -> gone("The integration's payload format does not exist"));
    }

    /** The breaker judges calls only: one that found no place tells nothing of the backend. Tests neither move nor heed it. */
    private Asked permitted(Call call, PayloadFormat format) {
        var permit = isOfTest(call.attempt()) ? Permit.FREE : breakers.enter(call.backend());
        return permit.isRefused()
            ? Asked.over(Outcome.failed(Reason.BREAKER_OPEN, "The integration has failed too often and is left alone"))
            : Asked.holding(permit::close, () -> bulkheads.behind(call, () -> judged(permit, call, format)));
    }

    /** Who waited for a place has less time than the backend is granted: that it is not enough tells nothing either. */
    private Asked judged(Permit permit, Call call, PayloadFormat format) {
        boolean hasWaited = !call.deadline().isFresh();
        return stillOurs(call, format).then(outcome ->
            hasWaited && outcome instanceof Outcome.Failed(var failure) && failure.reason() == Reason.TIMEOUT ? outcome
                : permit.judged(outcome));
    }

    /** Asked behind the last wait: whoever stood still until now must not call for somebody who has taken over. */
    private Asked stillOurs(Call call, PayloadFormat format) {
        return lease.covers(call.attempt().attemptId().value())
            ? prepared(call.attempt(), Reason.INVALID_RESPONSE, () -> format.ask(call, wire)) : Asked.over(Outcome.LOST);
    }

    private static Asked gone(String detail) {
        return Asked.over(Outcome.failed(Reason.NO_INTEGRATION, detail));
    }

    private static boolean isOfTest(AttemptStarted attempt) {
        return ConversationId.isOfTest(attempt.conversationId().value());
    }

    /** The outcome, whatever happens. */
    static Outcome guarded(AttemptStarted attempt, Reason otherwise, Supplier<Outcome> work) {
        try {
            return work.get();
        } catch (RuntimeException e) {
            return unforeseen(attempt, otherwise, e);
        }
    }

    /** The same of what is ready to be asked. */
    static Asked prepared(AttemptStarted attempt, Reason otherwise, Supplier<Asked> work) {
        try {
            return work.get();
        } catch (RuntimeException e) {
            return Asked.over(unforeseen(attempt, otherwise, e));
        }
    }

    private static Outcome unforeseen(AttemptStarted attempt, Reason reason, RuntimeException e) {
        LOG.warn("Attempt {} of {} ended in a way that was not foreseen", attempt.attemptId(), attempt.conversationId(), e);
        return Outcome.failed(reason, "The call ended in a way that was not foreseen: " + e.getClass().getSimpleName());
    }
}
