package io.verbatim.query.activity;

import io.verbatim.query.Fold;
import io.verbatim.query.Seen;
import io.verbatim.query.activity.Beat.Kind;
import io.verbatim.shared.conversation.ConversationEvent.SessionStarted;
import io.verbatim.shared.conversation.EndUser;
import io.verbatim.shared.conversation.SessionPin;
import io.verbatim.shared.conversation.TurnId;
import org.jspecify.annotations.Nullable;

/**
 * A conversation at a glance.
 *
 * @param created      its first event
 * @param lastActivity its last event that somebody did: an expiry is none
 * @param beat         the last that the batch at hand did and the channel counts; not stored
 */
record ConversationRow(String id, SessionPin pin, EndUser user, String sessionId, boolean active, @Nullable String state, long sessions,
                       long messages, Seen created, Seen lastActivity, Rest rest, @Nullable Beat beat, long position) implements Fold.Row {

    static ConversationRow started(@Nullable ConversationRow before, SessionStarted event, Seen seen) {
        return new ConversationRow(event.conversationId().value(), event.pin(), event.user(), event.sessionId(), true, null,
            before == null ? 1 : before.sessions + 1, before == null ? 0 : before.messages, before == null ? seen : before.created, seen,
            Rest.of(event), before == null ? null : before.beat, seen.position());
    }

    ConversationRow withQuestion(TurnId turn, Seen seen) {
        return with(state, messages + 1, seen, rest.disturbed(turn.value()), Beat.of(Kind.RECEIVED, seen.at(), beat), seen);
    }

    ConversationRow disturbed(TurnId turn, Seen seen) {
        return with(state, messages, seen, rest.disturbed(turn.value()), beat, seen);
    }

    ConversationRow withAnswer(Seen seen) {
        return with(state, messages + 1, seen, rest, Beat.of(Kind.SAID, seen.at(), beat), seen);
    }

    ConversationRow at(String newState, TurnId completed, Seen seen) {
        return with(newState, messages, lastActivity, rest.completed(completed.value(), seen.at()), beat, seen);
    }

    ConversationRow failed(String problem, String detail, Seen seen) {
        return with(state, messages, lastActivity, rest, new Beat(Kind.FAILED, seen.at(), problem, detail, beat), seen);
    }

    ConversationRow ended(Seen seen) {
        return new ConversationRow(id, pin, user, sessionId, false, state, sessions, messages, created, lastActivity, rest.over(),
            beat, seen.position());
    }

    private ConversationRow with(@Nullable String nowAt, long nowMessages, Seen nowActive, Rest nowResting, @Nullable Beat now,
                                 Seen seen) {
        return new ConversationRow(id, pin, user, sessionId, active, nowAt, sessions, nowMessages, created, nowActive, nowResting, now,
            seen.position());
    }
}
