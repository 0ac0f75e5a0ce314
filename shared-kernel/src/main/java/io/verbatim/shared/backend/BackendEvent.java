package io.verbatim.shared.backend;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.verbatim.shared.bot.BotId;
import io.verbatim.shared.workspace.WorkspaceId;

/** What happened to a backend's settings. */
public sealed interface BackendEvent {

    BackendId backendId();

    BotId botId();

    /** A bot has one more. */
    record BackendAdded(@JsonProperty("integration_id") BackendId backendId, WorkspaceId workspaceId, BotId botId, BackendSettings settings)
        implements BackendEvent { }

    /** Its settings are others. */
    record BackendChanged(@JsonProperty("integration_id") BackendId backendId, BotId botId, BackendSettings before, BackendSettings settings)
        implements BackendEvent { }

    /** It is no more. */
    record BackendRemoved(@JsonProperty("integration_id") BackendId backendId, BotId botId) implements BackendEvent { }
}
