package io.verbatim.channel.intake;

import io.verbatim.shared.channel.ChannelId;
import io.verbatim.shared.workspace.WorkspaceId;
import java.time.Duration;
import tools.jackson.databind.JsonNode;

/**
 * What came from a user by a channel.
 *
 * @param userKey   names the user on the channel; what one user says is kept in order
 * @param dedupeKey the same twice is the same message, for ever and on its channel; a reader gets it as a keyed hash
 * @param kind      of the channel: whose reader understands the payload
 * @param payload   kept sealed, and erased when it is handled
 * @param quietFor  how long nothing more must come from this user before it is handled; zero for at once
 */
public record Inbound(ChannelId channelId, WorkspaceId workspaceId, String userKey, String dedupeKey, String kind, JsonNode payload,
                      Duration quietFor) {

    @Override
    public String toString() {
        return "Inbound[%s, %s]".formatted(channelId, kind);
    }
}
