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
    record ChannelChanged(ChannelId channelId, BotId botId, ChannelSettings before, ChannelSettings settings) implements ChannelEvent {

        /** Whether what was the matter before may be no more: it was opened, shut, or is configured in another way. */
        public boolean beginsAnew() {
            return before.active() != settings.active() || !before.config().equals(settings.config());
        }
    }

    /** A key may be used from now on. */
    record ChannelKeyIssued(ChannelId channelId, IssuedKey key) implements ChannelEvent { }

    /** A key may not be used any more. */
    record ChannelKeyRevoked(ChannelId channelId, KeyId keyId) implements ChannelEvent { }

    /**
     * Something is the matter with it. Settles nothing of it, and is no change of it.
     *
     * @param problem a word in snake_case
     * @param detail  a sentence for operators, free of secrets and of what users said
     */
    record ChannelTroubled(ChannelId channelId, String problem, String detail) implements ChannelEvent { }

    /** This problem is over. */
    record ChannelRecovered(ChannelId channelId, String problem) implements ChannelEvent { }

    /** It is no more. */
    record ChannelDeleted(ChannelId channelId) implements ChannelEvent { }
}
