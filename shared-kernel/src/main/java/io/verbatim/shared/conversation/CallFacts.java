package io.verbatim.shared.conversation;

import org.jspecify.annotations.Nullable;

/**
 * What is known of a call that is over.
 *
 * @param latencyMs   from before the connection to after the last byte
 * @param status      of the HTTP answer; null where there was none
 * @param node        which made the call
 * @param firstTextMs from before the connection to the first text of a streamed reply; null where none was streamed
 */
public record CallFacts(long latencyMs, @Nullable Integer status, String node, @Nullable Long firstTextMs) {

    public CallFacts(long latencyMs, @Nullable Integer status, String node) {
        this(latencyMs, status, node, null);
    }
}
