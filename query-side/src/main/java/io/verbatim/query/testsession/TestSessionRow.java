package io.verbatim.query.testsession;

import io.verbatim.query.Fold;
import io.verbatim.query.Seen;
import io.verbatim.shared.conversation.ConversationEvent.SessionStarted;
import io.verbatim.shared.conversation.ConversationEvent.TurnCompleted;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A test session.
 *
 * @param seconds   for which it may rest
 * @param openTurns that run or wait
 * @param dueAt     when it has rested for too long; null while a turn is open
 * @param over      whether it has ended, and the row goes
 */
record TestSessionRow(String id, String workspace, String bot, int version, String kind, String sessionId, @Nullable String state,
                      Seen created, Instant lastActivityAt, long seconds, int openTurns, @Nullable String lastTurn,
                      @Nullable Instant dueAt, boolean over, long position) implements Fold.Row {

    static TestSessionRow started(SessionStarted event, Seen seen) {
        var pin = event.pin();
        return new TestSessionRow(event.conversationId().value(), pin.workspaceId().value(), pin.botId().value(), pin.botVersion(),
            pin.channelKind(), event.sessionId(), null, seen, seen.at(), event.expirySeconds(), 1, null, null, false, seen.position());
    }

    TestSessionRow heard(Seen seen) {
        return with(state, seen.at(), openTurns + 1, lastTurn, null, seen);
    }

    TestSessionRow at(TurnCompleted done, Seen seen) {
        int left = Math.max(0, openTurns - 1);
        return with(done.state(), lastActivityAt, left, done.turnId().value(), left == 0 ? seen.at().plusSeconds(seconds) : null, seen);
    }

    TestSessionRow ended(Seen seen) {
        return new TestSessionRow(id, workspace, bot, version, kind, sessionId, state, created, lastActivityAt, seconds, 0, lastTurn, null,
            true, seen.position());
    }

    private TestSessionRow with(@Nullable String nowAt, Instant active, int open, @Nullable String turn, @Nullable Instant due, Seen seen) {
        return new TestSessionRow(id, workspace, bot, version, kind, sessionId, nowAt, created, active, seconds, open, turn, due, over,
            seen.position());
    }
}
