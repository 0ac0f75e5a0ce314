package io.verbatim.command.conversation;

import io.verbatim.shared.conversation.AttemptId;
import io.verbatim.shared.conversation.ConversationEvent;
import io.verbatim.shared.conversation.ConversationEvent.AttemptSucceeded;
import io.verbatim.shared.conversation.ConversationEvent.SessionEnded;
import io.verbatim.shared.conversation.ConversationEvent.SessionStarted;
import io.verbatim.shared.workspace.WorkspaceId;
import org.jspecify.annotations.Nullable;

/**
 * What a conversation remembers: the session that is active, and little else, so that it is small again when the session is over.
 *
 * @param answered the last attempt whose answer was used
 */
record ConversationState(@Nullable WorkspaceId workspace, @Nullable Session session, @Nullable AttemptId answered) {

    static final ConversationState NEW = new ConversationState(null, null, null);

    /**
     * The state after this event.
     *
     * @param flows where the version is found that a session is pinned to; versions never change
     */
    ConversationState on(ConversationEvent event, Flows flows) {
        return switch (event) {
            case SessionStarted started -> new ConversationState(started.pin().workspaceId(), Session.of(started, flows), answered);
            case SessionEnded ended -> new ConversationState(workspace, null, answered);
            case AttemptSucceeded won -> new ConversationState(workspace, session == null ? null : session.on(won), won.attemptId());
            default -> session == null ? this : new ConversationState(workspace, session.on(event), answered);
        };
    }
}
