package io.verbatim.channel.intake;

import io.verbatim.shared.channel.Channel;
import io.verbatim.shared.conversation.EndUser;
import io.verbatim.shared.conversation.Misfit;
import io.verbatim.shared.conversation.UserInput;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a user said by a channel, in the words of a conversation.
 *
 * @param sessionKey names the user's conversation on the channel
 * @param key        names the message for ever, as {@link Inbound#dedupeKey} does to readers
 * @param input      null where the user has come and said nothing: a session begins anew
 * @param payload    the {@code message_payload} of a session that this begins
 * @param variables  for a session that this begins, where its bot declares them
 * @param numbered   whether the channel shows options as numbered text: then a number chooses
 * @param misfit     why the bot cannot be given it; null where it can
 */
public record Utterance(Channel channel, EndUser user, String sessionKey, String key, @Nullable UserInput input, @Nullable Object payload,
                        Map<String, Object> variables, boolean numbered, @Nullable Misfit misfit) {

    /** Without variables, of a channel that shows options as such. */
    public Utterance(Channel channel, EndUser user, String sessionKey, String key, UserInput input, @Nullable Object payload) {
        this(channel, user, sessionKey, key, input, payload, Map.of(), false, null);
    }

    /** The same, of which the bot is not told. */
    public Utterance butFor(@Nullable Misfit why) {
        return new Utterance(channel, user, sessionKey, key, input, payload, variables, numbered, why);
    }
}
