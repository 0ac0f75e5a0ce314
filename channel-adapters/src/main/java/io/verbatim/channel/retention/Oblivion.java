package io.verbatim.channel.retention;

import io.verbatim.shared.conversation.ConversationId;
import io.verbatim.shared.workspace.WorkspaceId;

/** Forgets single conversations when somebody asks for it. */
@FunctionalInterface
public interface Oblivion {

    /** Forgets a conversation with all its rows and files; nothing happens where there is none. Its session should have ended. */
    void forget(WorkspaceId workspace, ConversationId conversation);
}
