package io.verbatim.shared.channel;

import io.verbatim.shared.bot.BotId;
import io.verbatim.shared.workspace.IssuedKey;
import io.verbatim.shared.workspace.KeyId;
import io.verbatim.shared.workspace.WorkspaceId;

/** What happened to a channel. */
public sealed interface ChannelEvent {

    ChannelId channelId();

    /** There is a new one. */
    record ChannelCreated(ChannelId channelId, WorkspaceId workspaceId, BotId botId, ChannelSettings settings) implements ChannelEvent { }

    /** Its settings or its bot are others. */
    record ChannelChanged(ChannelId channelId, BotId botId, ChannelSettings before, ChannelSettings settings) implements ChannelEvent { }

    /** A key may be used from now on. */
    record ChannelKeyIssued(ChannelId channelId, IssuedKey key) implements ChannelEvent { }

    /** A key may not be used any more. */
    record ChannelKeyRevoked(ChannelId channelId, KeyId keyId) implements ChannelEvent { }

    /** It is no more. */
    record ChannelDeleted(ChannelId channelId) implements ChannelEvent { }
}
