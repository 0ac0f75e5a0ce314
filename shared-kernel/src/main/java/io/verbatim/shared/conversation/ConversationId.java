package io.verbatim.shared.conversation;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.verbatim.shared.Ids;
import io.verbatim.shared.channel.ChannelId;

/** Names everything between one end user and one channel, for ever. */
public record ConversationId(@JsonValue String value) {

    /** What every such id starts with. */
    public static final String PREFIX = "conv";

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ConversationId {
        Ids.requirePrefix(PREFIX, value);
    }

    /** The one conversation of a session key on a channel: the same on every node and at any time, so that nobody has to look it up. */
    public static ConversationId of(ChannelId channel, String sessionKey) {
        return new ConversationId(Ids.derived(PREFIX, channel.value(), sessionKey));
    }

    @Override
    public String toString() {
        return value;
    }
}
