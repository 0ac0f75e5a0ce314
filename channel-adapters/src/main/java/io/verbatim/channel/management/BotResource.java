package io.verbatim.channel.management;

import io.verbatim.shared.bot.BotView;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A bot as a caller sees it. */
record BotResource(String id, String name, @Nullable String description, @Nullable Integer publishedVersion, Instant createdAt,
                   Instant updatedAt) {

    static BotResource of(BotView view) {
        return new BotResource(view.id().value(), view.name(), view.description(), view.publishedVersion(), view.createdAt(),
            view.updatedAt());
    }
}
