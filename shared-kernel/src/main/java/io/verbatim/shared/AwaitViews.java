package io.verbatim.shared;

import org.jspecify.annotations.Nullable;

/**
 * A query that answers when every view has taken in the log up to a position, or after two seconds at the latest: an
 * {@code Optional<Long>}, that position, or nothing if a view is behind it still. Asked before a read and after a write, it lets callers see
 * their own writes.
 *
 * @param position in the log; null is all that is in it when this is asked, and nobody waits for what is not in it yet
 */
public record AwaitViews(@Nullable Long position) {

    /** Up to the end. */
    public AwaitViews() {
        this(null);
    }
}
