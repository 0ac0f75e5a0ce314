package io.verbatim.channel.backend;

import io.verbatim.shared.conversation.Failure;
import io.verbatim.shared.conversation.Failure.Reason;
import org.jspecify.annotations.Nullable;

/** An answer that is no reply. The message is a sentence for operators and holds nothing of the answer. */
final class Unreadable extends Exception {

    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final @Nullable Boolean retryable;

    Unreadable(String message) {
        this(Reason.INVALID_RESPONSE, message);
    }

    Unreadable(Reason reason, String message) {
        this(reason, message, null);
    }

    /** @param retryable whether asking again makes sense, where that is not as usual for the reason */
    Unreadable(Reason reason, String message, @Nullable Boolean retryable) {
        super(message, null, false, false);
        this.reason = reason;
        this.retryable = retryable;
    }

    /** Of a stream: the next one may be better. */
    static Unreadable broken(String message) {
        return new Unreadable(Reason.INVALID_RESPONSE, message, true);
    }

    Reason reason() {
        return reason;
    }

    /** @param brokenOff whether the answer had begun to come as a stream */
    Failure failure(int status, boolean brokenOff) {
        return new Failure(reason, String.valueOf(getMessage()), status, null, brokenOff && reason == Reason.INVALID_RESPONSE, retryable);
    }
}
