package io.verbatim.shared.conversation;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.verbatim.shared.Ids;
import io.verbatim.shared.bot.BotId;
import io.verbatim.shared.channel.ChannelId;

/** Names everything between one end user and one channel, for ever. */
public record ConversationId(@JsonValue String value) {

    /** What every such id starts with. */
    public static final String PREFIX = "conv";

    private static final String TEST_PREFIX = PREFIX + "_test";

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ConversationId {
        Ids.requirePrefix(PREFIX, value);
    }

    /** The one conversation of a session key on a channel: the same on every node and at any time, so that nobody has to look it up. */
    public static ConversationId of(ChannelId channel, String sessionKey) {
        return new ConversationId(Ids.derived(PREFIX, channel.value(), sessionKey));
    }

    /** That of a test session of a bot: its id says that it is a test. */
    public static ConversationId ofTest(BotId bot, String sessionKey) {
        return new ConversationId(Ids.derived(TEST_PREFIX, bot.value(), sessionKey));
    }

    /** Whether a stream of this name is the conversation of a test session, which belongs into no view of real ones. */
    public static boolean isOfTest(String value) {
        // With what parts it from the rest: those of others may begin with the same letters.
        return value.startsWith(TEST_PREFIX + "_");
    }

    @Override
    public String toString() {
        return value;
    }
}
