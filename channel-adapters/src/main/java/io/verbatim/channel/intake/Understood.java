package io.verbatim.channel.intake;

import io.verbatim.shared.conversation.Misfit;
import io.verbatim.shared.conversation.UserInput;
import org.jspecify.annotations.Nullable;

/**
 * What a user did, in the words of a conversation.
 *
 * @param misfit why the bot cannot be given it; null where it can
 */
public record Understood(UserInput input, @Nullable Misfit misfit) {

    /** What the bot can be given. */
    public Understood(UserInput input) {
        this(input, null);
    }
}
