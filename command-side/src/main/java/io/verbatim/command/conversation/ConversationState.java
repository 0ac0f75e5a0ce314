package io.verbatim.command.conversation;

import io.verbatim.shared.conversation.AttemptId;
import io.verbatim.shared.conversation.ConversationEvent;
import io.verbatim.shared.conversation.ConversationEvent.AttemptSucceeded;
import io.verbatim.shared.conversation.ConversationEvent.DeliveryAttempted;
import io.verbatim.shared.conversation.ConversationEvent.DeliveryBegun;
import io.verbatim.shared.conversation.ConversationEvent.DeliveryFailed;
import io.verbatim.shared.conversation.ConversationEvent.DeliveryOutcomeUnknown;
import io.verbatim.shared.conversation.ConversationEvent.DeliveryRequested;
import io.verbatim.shared.conversation.ConversationEvent.DeliveryStatusReceived;
import io.verbatim.shared.conversation.ConversationEvent.DeliverySucceeded;
import io.verbatim.shared.conversation.ConversationEvent.SessionEnded;
import io.verbatim.shared.conversation.ConversationEvent.SessionStarted;
import io.verbatim.shared.workspace.WorkspaceId;
import org.jspecify.annotations.Nullable;

/**
 * What a conversation remembers: the session that is active, what is still on its way, and little else, so that it is small again when the
 * session is over.
 *
 * @param answered the last attempt whose answer was used
 * @param sending  what is on its way to the user; null as long as nothing ever was
 */
record ConversationState(@Nullable WorkspaceId workspace, @Nullable Session session, @Nullable AttemptId answered,
                         @Nullable Outbox sending) {

    static final ConversationState NEW = new ConversationState(null, null, null, null);

    /**
     * The state after this event.
     *
     * @param flows where the version is found that a session is pinned to; versions never change
     */
    ConversationState on(ConversationEvent event, Flows flows) {
        return switch (event) {
            case SessionStarted started ->
                new ConversationState(started.pin().workspaceId(), Session.of(started, flows), answered, sending);
            case SessionEnded ended -> new ConversationState(workspace, null, answered, sending);
            case AttemptSucceeded won ->
                new ConversationState(workspace, session == null ? null : session.on(won), won.attemptId(), sending);
            case DeliveryRequested _, DeliveryBegun _, DeliveryAttempted _, DeliverySucceeded _, DeliveryFailed _, DeliveryOutcomeUnknown _,
                 DeliveryStatusReceived _ -> new ConversationState(workspace, session, answered, outbox().on(event));
            default -> session == null ? this : new ConversationState(workspace, session.on(event), answered, sending);
        };
    }

    Outbox outbox() {
        return sending == null ? Outbox.EMPTY : sending;
    }
}
