package io.verbatim.shared.bot.flow;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks the bot's AI backends for a reply.
 *
 * @param mode        one reply, or a conversation until an exit
 * @param exitPhrases what the user says to leave a conversation, without regard to case
 * @param options     exits: labels that the user may say or choose, or the reply's metadata may name
 * @param error       where to go when there is no reply
 */
public record AiReply(String id, @Nullable Boolean entry, @Nullable Mode mode, @Nullable List<String> exitPhrases,
                      @Nullable List<Option> options, @Nullable String next, @Nullable String error, @Nullable Boolean errorEmail)
    implements Component {

    /** How long the backends have the word. */
    public enum Mode {
        @JsonProperty("single") SINGLE,
        @JsonProperty("conversation") CONVERSATION
    }
}
