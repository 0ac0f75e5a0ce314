package io.verbatim.shared.conversation;

import org.jspecify.annotations.Nullable;

/** How an attempt to send a part ended. Reasons are words in snake_case, free of personal data. */
public sealed interface SendOutcome {

    /**
     * The receiver has it.
     *
     * @param providerRef the receiver's name for it as a keyed hash, by which its reports are found
     * @param last        whether the delivery is whole with it
     */
    record Accepted(@Nullable String providerRef, boolean last) implements SendOutcome { }

    /** Not now; once more after a pause. */
    record Postponed(String reason, long pauseMs) implements SendOutcome { }

    /** Not, and never. */
    record Rejected(String reason) implements SendOutcome { }

    /** Nobody knows; looked at again after a pause. */
    record Doubtful(String reason, long pauseMs) implements SendOutcome { }

    /** Nobody knows, and it is left at that: an operator decides. */
    record Held(String reason) implements SendOutcome { }
}
