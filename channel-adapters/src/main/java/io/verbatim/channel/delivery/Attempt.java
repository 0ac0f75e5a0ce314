package io.verbatim.channel.delivery;

import io.verbatim.shared.conversation.SendOutcome;

/**
 * What was made of a due part.
 *
 * @param httpStatus 0 where there was no answer
 */
record Attempt(SendOutcome outcome, int httpStatus) {

    static Attempt without(SendOutcome outcome) {
        return new Attempt(outcome, 0);
    }

    static Attempt rejected(String reason) {
        return without(new SendOutcome.Rejected(reason));
    }
}
