package io.verbatim.shared.bot;

import java.time.Instant;

/** A bot's draft; {@code revision} is its ETag. */
public record DraftView(BotId botId, BotDraft draft, Instant updatedAt, long revision) {
}
