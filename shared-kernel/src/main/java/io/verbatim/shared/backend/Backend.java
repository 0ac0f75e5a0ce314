package io.verbatim.shared.backend;

import io.verbatim.shared.bot.BotId;
import io.verbatim.shared.workspace.WorkspaceId;

/** A backend as it is set up now, and whether it is asked. */
public record Backend(BackendId id, WorkspaceId workspaceId, BotId botId, BackendSettings settings, BreakerState breaker) {

    /** One whose breaker was never touched. */
    public Backend(BackendId id, WorkspaceId workspaceId, BotId botId, BackendSettings settings) {
        this(id, workspaceId, botId, settings, BreakerState.UNTOUCHED);
    }
}
