package io.verbatim.shared.backend;

import io.verbatim.shared.bot.BotId;
import io.verbatim.shared.workspace.WorkspaceId;

/** What happened to a backend's settings. */
public sealed interface BackendEvent {

    BackendId backendId();

    BotId botId();

    /** A bot has one more. */
    record BackendAdded(BackendId backendId, WorkspaceId workspaceId, BotId botId, BackendSettings settings) implements BackendEvent { }

    /** Its settings are others. */
    record BackendChanged(BackendId backendId, BotId botId, BackendSettings before, BackendSettings settings) implements BackendEvent { }

    /** It is no more. */
    record BackendRemoved(BackendId backendId, BotId botId) implements BackendEvent { }
}
