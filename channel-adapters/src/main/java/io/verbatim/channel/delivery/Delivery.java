package io.verbatim.channel.delivery;

import io.verbatim.shared.channel.Channel;
import io.verbatim.shared.conversation.BotMessage;
import io.verbatim.shared.conversation.EndUser;
import io.verbatim.shared.conversation.Outgoing;

/**
 * A message, and the channel that it goes through, as that is set up now.
 *
 * @param outgoing names the message, the user, the session, and counts the conversation's messages
 */
public record Delivery(Channel channel, Outgoing outgoing) {

    /** The same over all rounds and retries. */
    public String id() {
        return outgoing.deliveryId().value();
    }

    /** To whom. */
    public EndUser user() {
        return outgoing.user();
    }

    /** What is said. */
    public BotMessage message() {
        return outgoing.message();
    }

    /** A value of the channel's configuration as text; empty if there is none. */
    public String config(String name) {
        var value = channel.settings().config().get(name);
        return value == null ? "" : value.toString();
    }
}
