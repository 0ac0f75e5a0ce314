package io.verbatim.shared.channel;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A channel, how it is doing, and when something last happened on it.
 *
 * @param botVersion the one that new sessions get; null where none is published
 * @param revision   its ETag
 */
public record ChannelView(Channel channel, String botName, @Nullable Integer botVersion, ChannelHealth health,
                          @Nullable Instant lastActivityAt, Instant createdAt, Instant updatedAt, long revision) {
}
