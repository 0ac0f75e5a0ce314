package io.verbatim.query.activity;

import io.verbatim.query.Fold;
import io.verbatim.query.Seen;
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
 */
record ConversationRow(String id, SessionPin pin, EndUser user, String sessionId, boolean active, @Nullable String state, long sessions,
                       long messages, Seen created, Seen lastActivity, Rest rest, long position) implements Fold.Row {

    static ConversationRow started(@Nullable ConversationRow before, SessionStarted event, Seen seen) {
        return new ConversationRow(event.conversationId().value(), event.pin(), event.user(), event.sessionId(), true, null,
            before == null ? 1 : before.sessions + 1, before == null ? 0 : before.messages, before == null ? seen : before.created, seen,
            Rest.of(event), seen.position());
    }

    ConversationRow withQuestion(Seen seen) {
        return with(state, messages + 1, seen, rest.disturbed(), seen);
    }

    ConversationRow disturbed(Seen seen) {
        return with(state, messages, seen, rest.disturbed(), seen);
    }

    ConversationRow withAnswer(Seen seen) {
        return with(state, messages + 1, seen, rest, seen);
    }

    ConversationRow at(String newState, TurnId completed, Seen seen) {
        return with(newState, messages, lastActivity, rest.completed(completed.value(), seen.at()), seen);
    }

    ConversationRow ended(Seen seen) {
        return new ConversationRow(id, pin, user, sessionId, false, state, sessions, messages, created, lastActivity, rest.over(),
            seen.position());
    }

    private ConversationRow with(@Nullable String nowAt, long nowMessages, Seen nowActive, Rest nowResting, Seen seen) {
        return new ConversationRow(id, pin, user, sessionId, active, nowAt, sessions, nowMessages, created, nowActive, nowResting, seen.position());
    }
}
