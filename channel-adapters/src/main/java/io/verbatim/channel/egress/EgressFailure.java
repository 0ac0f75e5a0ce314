package io.verbatim.channel.egress;

import org.jspecify.annotations.Nullable;

/**
 * No answer, or none that can be used.
 *
 * @param detail a sentence for operators, free of secrets and of what the other side sent
 * @param status of the answer that came in part
 */
public record EgressFailure(Kind kind, String detail, @Nullable Integer status) implements EgressOutcome {

    /** What went wrong. */
    public enum Kind {
        /** The time was over. */
        TIMEOUT,
        /** No connection: nothing was sent. */
        CONNECT,
        /** The connection was lost before an answer began: nobody knows what of the request arrived. */
        LOST,
        /** No trust in the other side. */
        TLS,
        /** No such name. */
        DNS,
        /** The policy forbids it. */
        BLOCKED_ADDRESS,
        /** The other side wants us elsewhere. */
        REDIRECT,
        /** More than may be taken. */
        TOO_LARGE,
        /** The answer broke off. */
        BROKEN,
        /** Not HTTP, or not in a form that was asked for. */
        INVALID_ANSWER,
        /** The call itself cannot be made: its URL or a header is wrong. */
        INVALID_REQUEST,
        /** The caller was stopped while it waited. */
        ABANDONED,
        /** A fault of ours, which is in the log. */
        UNFORESEEN
    }
}
