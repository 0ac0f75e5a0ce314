package io.verbatim.shared.channel;

import io.verbatim.shared.bot.BotId;
import io.verbatim.shared.workspace.IssuedKey;
import io.verbatim.shared.workspace.WorkspaceId;
import java.util.List;

/** A channel as it is set up now, with the keys in use. */
public record Channel(ChannelId id, WorkspaceId workspaceId, BotId botId, ChannelSettings settings, List<IssuedKey> keys) {
}
