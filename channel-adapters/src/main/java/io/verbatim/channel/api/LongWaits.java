package io.verbatim.channel.api;

import java.time.Duration;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.async.DeferredResult;

/**
 * Answers calls that wait for the end of their turns: for a moment on their own threads, as most turns end at once, and from then on without
 * any. Thousands wait when a backend is slow, and each would keep its stack.
 */
@Component
final class LongWaits {
    private static final Duration MOMENT = Duration.ofSeconds(1);
    private static final Long NEVER = 0L;

    private final Turns turns;

    LongWaits(Turns turns) {
        this.turns = turns;
    }

    /** The answer, or the promise of it; the turn is listened to until then. */
    Object answer(AcceptedTurn accepted, Duration patience) {
        if (patience.compareTo(MOMENT) > 0 && isLong(accepted)) {
            return promised(accepted, patience);
        }
        try (accepted) {
            return ResponseEntity.ok(turns.end(accepted, patience));
        }
    }

    private static boolean isLong(AcceptedTurn accepted) {
        try {
            return accepted.turn().result() == null && !accepted.waiter().endsWithin(MOMENT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private DeferredResult<ResponseEntity<TurnAnswer>> promised(AcceptedTurn accepted, Duration patience) {
        var answer = new DeferredResult<ResponseEntity<TurnAnswer>>(NEVER);
        accepted.waiter().thenOrAfter(patience.minus(MOMENT), () -> keep(answer, accepted, patience));
        return answer;
    }

    private void keep(DeferredResult<ResponseEntity<TurnAnswer>> answer, AcceptedTurn accepted, Duration patience) {
        try (accepted) {
            answer.setResult(ResponseEntity.ok(turns.ended(accepted, patience)));
        } catch (RuntimeException e) {
            answer.setErrorResult(e);
        }
    }
}
