package io.verbatim.channel.delivery;

import io.verbatim.shared.conversation.SendNote;
import io.verbatim.shared.conversation.SendOutcome;
import org.jspecify.annotations.Nullable;

/**
 * What was made of a due part.
 *
 * @param httpStatus 0 where there was no answer
 * @param note       null where there is nothing to say
 */
record Attempt(SendOutcome outcome, int httpStatus, @Nullable SendNote note) {

    static Attempt without(SendOutcome outcome) {
        return new Attempt(outcome, 0, null);
    }

    static Attempt rejected(String reason) {
        return without(new SendOutcome.Rejected(reason));
    }
}
