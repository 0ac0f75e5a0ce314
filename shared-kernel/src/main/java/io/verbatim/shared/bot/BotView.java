package io.verbatim.shared.bot;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A bot at a glance.
 *
 * @param publishedVersion null while nothing is published
 * @param revision         counts every change; the ETag
 */
public record BotView(BotId id, String name, @Nullable String description, @Nullable Integer publishedVersion, Instant createdAt,
                      Instant updatedAt, long revision) {
}
