package io.verbatim.query.activity;

import io.verbatim.query.Fold;
import io.verbatim.query.Seen;
import io.verbatim.shared.conversation.ConversationEvent.SessionStarted;
import io.verbatim.shared.conversation.EndUser;
import io.verbatim.shared.conversation.SessionPin;
import org.jspecify.annotations.Nullable;

/**
 * A conversation at a glance.
 *
 * @param created      its first event
 * @param lastActivity its last event that somebody did: an expiry is none
 */
record ConversationRow(String id, SessionPin pin, EndUser user, String sessionId, boolean active, @Nullable String state, long sessions,
                       long messages, Seen created, Seen lastActivity, long position) implements Fold.Row {

    static ConversationRow started(@Nullable ConversationRow before, SessionStarted event, Seen seen) {
        return new ConversationRow(event.conversationId().value(), event.pin(), event.user(), event.sessionId(), true, null,
            before == null ? 1 : before.sessions + 1, before == null ? 0 : before.messages, before == null ? seen : before.created, seen,
            seen.position());
    }

    ConversationRow withMessage(Seen seen) {
        return new ConversationRow(id, pin, user, sessionId, active, state, sessions, messages + 1, created, seen, seen.position());
    }

    ConversationRow at(String newState, Seen seen) {
        return new ConversationRow(id, pin, user, sessionId, active, newState, sessions, messages, created, lastActivity, seen.position());
    }

    ConversationRow ended(Seen seen) {
        return new ConversationRow(id, pin, user, sessionId, false, state, sessions, messages, created, lastActivity, seen.position());
    }
}
