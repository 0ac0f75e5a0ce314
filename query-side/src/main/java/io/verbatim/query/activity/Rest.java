package io.verbatim.query.activity;

import java.time.Instant;

import io.verbatim.shared.conversation.ConversationEvent.SessionStarted;
import org.jspecify.annotations.Nullable;

/**
 * Since when a session has been resting, and for how long it may.
 *
 * @param seconds  for which it may; 0 for ever
 * @param open     turns that run or wait for their turn
 * @param lastTurn that was completed; before the first, the one that the start began
 * @param dueAt    when its rest is too long; null while a turn is open, and where nothing is to end
 */
record Rest(long seconds, int open, @Nullable String lastTurn, @Nullable Instant dueAt) {

    static Rest of(SessionStarted event) {
        return new Rest(event.expirySeconds(), 1, event.turnId().value(), null);
    }

    /** The words that started a session are no turn of their own. */
    Rest disturbed(String turn) {
        return new Rest(seconds, open > 0 && turn.equals(lastTurn) ? open : open + 1, lastTurn, null);
    }

    Rest completed(String turn, Instant at) {
        int left = Math.max(0, open - 1);
        return new Rest(seconds, left, turn, left == 0 && seconds > 0 ? at.plusSeconds(seconds) : null);
    }

    Rest over() {
        return new Rest(seconds, 0, lastTurn, null);
    }
}
