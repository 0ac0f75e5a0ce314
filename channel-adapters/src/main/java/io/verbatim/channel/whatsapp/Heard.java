package io.verbatim.channel.whatsapp;

import io.verbatim.shared.conversation.Misfit;
import io.verbatim.shared.conversation.UserInput;
import org.jspecify.annotations.Nullable;

/**
 * A message as a bot hears it.
 *
 * @param misfit why it cannot be given it; null where it can
 */
record Heard(UserInput input, @Nullable Misfit misfit) {
    Heard(UserInput input) {
        this(input, null);
    }
}
