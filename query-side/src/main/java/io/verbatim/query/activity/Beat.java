package io.verbatim.query.activity;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * Something that a batch of events did to a conversation and that its channel counts; not kept with the conversation.
 *
 * @param problem of a failure, in a word; null for a message
 * @param detail  of a failure
 * @param before  the one before in the same batch
 */
record Beat(Kind kind, Instant at, @Nullable String problem, @Nullable String detail, @Nullable Beat before) {

    /** What is counted. */
    enum Kind { RECEIVED, SAID, FAILED }

    static Beat of(Kind kind, Instant at, @Nullable Beat before) {
        return new Beat(kind, at, null, null, before);
    }
}
