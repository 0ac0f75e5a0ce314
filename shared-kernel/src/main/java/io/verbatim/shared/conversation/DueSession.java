package io.verbatim.shared.conversation;

import io.verbatim.shared.workspace.WorkspaceId;
import java.time.Instant;

/**
 * A session that rests, and has for as long as it may.
 *
 * @param lastTurn the last that was completed
 * @param dueAt    from when on it is to be ended, by the store's clock
 */
public record DueSession(ConversationId conversationId, WorkspaceId workspaceId, TurnId lastTurn, Instant dueAt) {
}
