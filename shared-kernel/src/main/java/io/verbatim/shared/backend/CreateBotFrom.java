package io.verbatim.shared.backend;

import io.verbatim.shared.bot.BotDraft;
import io.verbatim.shared.bot.BotId;
import io.verbatim.shared.workspace.WorkspaceId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes a bot with this draft and, in the same breath, these backends: a copy, or what a file holds. Taken by the bot. */
public record CreateBotFrom(BotId botId, WorkspaceId workspaceId, String name, @Nullable String description, BotDraft draft,
                            List<Backend> backends) {
}
