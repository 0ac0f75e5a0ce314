package io.verbatim.channel.api;

import io.verbatim.channel.web.ApiProblem;
import io.verbatim.channel.web.ProblemType;
import io.verbatim.shared.conversation.AcceptedRequest;
import io.verbatim.shared.conversation.Turn;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A turn that was begun, by this call or by an earlier one of the same key.
 *
 * @param earlier the first call; null if this is it
 */
record AcceptedTurn(Turn turn, TurnWaiter waiter, @Nullable AcceptedRequest earlier) implements AutoCloseable {

    boolean isReplay() {
        return earlier != null;
    }

    /** What a client is told whose patience was not enough: the turn goes on. */
    ApiProblem late(Duration patience) {
        var problem = firstStillWaited(patience)
            ? new ApiProblem(ProblemType.IDEMPOTENCY_IN_FLIGHT, "The first request with this key is still running").header("Retry-After", "1")
            : new ApiProblem(ProblemType.TURN_TIMEOUT, "The turn is still running; fetch it when it is done");
        return problem.with("turn_id", turn.turnId().value());
    }

    private boolean firstStillWaited(Duration patience) {
        return earlier != null && earlier.age().compareTo(patience) < 0;
    }

    @Override
    public void close() {
        waiter.close();
    }
}
