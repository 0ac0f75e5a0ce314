package io.verbatim.shared.conversation;

import io.verbatim.shared.bot.BotId;
import io.verbatim.shared.channel.ChannelId;
import io.verbatim.shared.workspace.WorkspaceId;
import org.jspecify.annotations.Nullable;

/**
 * What a session stays on from its start to its end, whatever is changed meanwhile.
 *
 * @param botVersion negative of a draft that was frozen for a test
 * @param testRun    null for a real session
 */
public record SessionPin(WorkspaceId workspaceId, ChannelId channelId, String channelKind, BotId botId, int botVersion,
                         @Nullable TestRun testRun) {

    /** Of a real session. */
    public SessionPin(WorkspaceId workspaceId, ChannelId channelId, String channelKind, BotId botId, int botVersion) {
        this(workspaceId, channelId, channelKind, botId, botVersion, null);
    }
}
