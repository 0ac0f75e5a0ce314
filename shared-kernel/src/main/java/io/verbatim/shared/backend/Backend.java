package io.verbatim.shared.backend;

import io.verbatim.shared.bot.BotId;
import io.verbatim.shared.workspace.WorkspaceId;

/** A backend as it is set up now. */
public record Backend(BackendId id, WorkspaceId workspaceId, BotId botId, BackendSettings settings) {
}
