package io.verbatim.shared.channel;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A channel and when something last happened on it; {@code revision} is its ETag. */
public record ChannelView(Channel channel, String botName, @Nullable Instant lastActivityAt, Instant createdAt, Instant updatedAt, long revision) {
}
