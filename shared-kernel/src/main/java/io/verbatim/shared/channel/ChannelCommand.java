package io.verbatim.shared.channel;

import io.verbatim.shared.bot.BotId;
import io.verbatim.shared.workspace.IssuedKey;
import io.verbatim.shared.workspace.KeyId;
import io.verbatim.shared.workspace.WorkspaceId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What can be asked of a channel. Each is refused with NOT_FOUND in another workspace than the channel's. */
public sealed interface ChannelCommand {

    ChannelId channelId();

    WorkspaceId workspaceId();

    /** Opens a channel to a bot; a channel that clients sign in to comes with its first key. */
    record CreateChannel(ChannelId channelId, WorkspaceId workspaceId, BotId botId, ChannelSettings settings, Optional<IssuedKey> key)
        implements ChannelCommand { }

    /** Replaces its settings and its bot. */
    record ChangeChannel(ChannelId channelId, WorkspaceId workspaceId, BotId botId, ChannelSettings settings,
                         @Nullable Long expectedRevision) implements ChannelCommand { }

    /** Lets one more key in. Refused with CONFLICT when two are in use. */
    record IssueChannelKey(ChannelId channelId, WorkspaceId workspaceId, IssuedKey key) implements ChannelCommand { }

    /** Shuts a key out. */
    record RevokeChannelKey(ChannelId channelId, WorkspaceId workspaceId, KeyId keyId) implements ChannelCommand { }

    /** Notes what is the matter with it: until it is said to be over, or the channel is set up anew. Nothing happens if that is known. */
    record ReportTrouble(ChannelId channelId, WorkspaceId workspaceId, String problem, String detail) implements ChannelCommand { }

    /** Notes that a problem is over; nothing happens if there was none. */
    record ReportRecovery(ChannelId channelId, WorkspaceId workspaceId, String problem) implements ChannelCommand { }

    /** Makes it inactive and notes why: the other side wants it, or nothing works any more. Answers false if it was so already: nothing happens. */
    record SwitchOffChannel(ChannelId channelId, WorkspaceId workspaceId, String problem, String detail) implements ChannelCommand { }

    /** Closes it for good; its conversations stay. */
    record DeleteChannel(ChannelId channelId, WorkspaceId workspaceId, @Nullable Long expectedRevision) implements ChannelCommand { }
}
