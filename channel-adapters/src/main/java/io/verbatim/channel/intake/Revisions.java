package io.verbatim.channel.intake;

import io.verbatim.shared.Ids;
import io.verbatim.shared.Refused;
import io.verbatim.shared.Refused.Code;
import io.verbatim.shared.channel.Channel;
import io.verbatim.shared.conversation.ConversationCommand.ReviseMessage;
import io.verbatim.shared.conversation.ConversationId;
import io.verbatim.shared.conversation.TurnId;
import io.verbatim.shared.conversation.UserInput;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes note of what users change of what they said before, or take back: the history shows both, the bot is not asked again. */
@Component
public class Revisions {
    private final Claiming claiming;

    Revisions(Claiming claiming) {
        this.claiming = claiming;
    }

    /**
     * Returns when it is stored; the same twice is stored once.
     *
     * @param key   of the change, as in {@link Utterance}
     * @param meant of the message that is meant, as it was in its {@link Utterance}
     * @param now   what it says now; null where it was taken back
     * @return whether this user ever said anything
     */
    public boolean take(Channel channel, String sessionKey, String key, String meant, @Nullable UserInput now) {
        var command = new ReviseMessage(ConversationId.of(channel.id(), sessionKey), new TurnId(Ids.derived(TurnId.PREFIX, meant)),
            Doorway.messageId(key), Doorway.messageId(meant), now);
        try {
            claiming.tell(channel, key, command);
            return true;
        } catch (Refused refused) {
            if (refused.code() == Code.SESSION_NOT_FOUND) {
                return false;
            }
            if (refused.code() != Code.CONFLICT || !claiming.isTaken(key)) {
                throw refused;
            }
            return true;
        }
    }
}
