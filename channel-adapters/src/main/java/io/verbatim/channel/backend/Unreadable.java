package io.verbatim.channel.backend;

import io.verbatim.shared.conversation.Failure.Reason;

/** An answer that is no reply. The message is a sentence for operators and holds nothing of the answer. */
final class Unreadable extends Exception {

    private static final long serialVersionUID = 1L;

    private final Reason reason;

    Unreadable(String message) {
        this(Reason.INVALID_RESPONSE, message);
    }

    Unreadable(Reason reason, String message) {
        super(message, null, false, false);
        this.reason = reason;
    }

    Reason reason() {
        return reason;
    }
}
