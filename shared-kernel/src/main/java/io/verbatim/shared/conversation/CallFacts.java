package io.verbatim.shared.conversation;

import org.jspecify.annotations.Nullable;

/**
 * What is known of a call that is over.
 *
 * @param latencyMs from before the connection to after the last byte
 * @param status    of the HTTP answer; null where there was none
 * @param node      which made the call
 */
public record CallFacts(long latencyMs, @Nullable Integer status, String node) {
}
