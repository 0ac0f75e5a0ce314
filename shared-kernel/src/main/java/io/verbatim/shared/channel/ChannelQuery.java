package io.verbatim.shared.channel;

import io.verbatim.shared.Page;
import io.verbatim.shared.bot.BotId;
import io.verbatim.shared.workspace.WorkspaceId;
import java.util.List;

/** What can be asked about channels. */
public sealed interface ChannelQuery {

    /** The channels of a workspace: a {@code Paged<ChannelView>}, newest first. */
    record ListChannels(WorkspaceId workspaceId, Page page) implements ChannelQuery { }

    /** The channels of a bot: a {@code Paged<ChannelView>}, newest first. */
    record ListChannelsOf(WorkspaceId workspaceId, BotId botId, Page page) implements ChannelQuery { }

    /** One channel: an {@code Optional<ChannelView>}. */
    record FindChannel(WorkspaceId workspaceId, ChannelId channelId) implements ChannelQuery { }

    /** For an adapter whose channel was called: an {@code Optional<Channel>}. */
    record FindChannelToServe(ChannelId channelId) implements ChannelQuery { }

    /** For who has something to do on several: a {@code List<Channel>} of those that there are. */
    record FindChannelsToServe(List<ChannelId> channelIds) implements ChannelQuery { }
}
