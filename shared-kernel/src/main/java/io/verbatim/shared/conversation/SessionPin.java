package io.verbatim.shared.conversation;

import io.verbatim.shared.bot.BotId;
import io.verbatim.shared.channel.ChannelId;
import io.verbatim.shared.workspace.WorkspaceId;

/** What a session stays on from its start to its end, whatever is changed meanwhile. */
public record SessionPin(WorkspaceId workspaceId, ChannelId channelId, String channelKind, BotId botId, int botVersion) {
}
