package io.verbatim.shared.backend;

import io.verbatim.shared.bot.BotId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a bot's backends compare in a span of time, by whole hours. What comes of a dispatch or a session counts in the hour in which that
 * began.
 *
 * @param dispatches all of the bot's
 * @param note       why nothing can be told; null where something can
 */
public record ExperimentView(BotId botId, Instant from, Instant to, long dispatches, List<Arm> integrations, @Nullable String note) {

    /**
     * One of the backends.
     *
     * @param dispatches    in which it was the first choice
     * @param share         of the bot's dispatches
     * @param successRate   of its dispatches that are over: how many it answered itself
     * @param fallbackRate  of its dispatches: in how many another backend was asked in the end
     * @param failures      how its calls failed: reason and number, also of calls in which it was the fallback
     * @param latencyMs     of its calls that succeeded, to within one percent
     * @param sessions      in which it was the first choice at least once
     * @param turns         of these sessions, from then on
     * @param endOfSession  how many of these sessions came to the end of their flow
     * @param note          why nothing can be told; null where something can
     */
    public record Arm(BackendId integrationId, String name, long dispatches, Rate share, Rate successRate, long fallbacksTaken,
                      Rate fallbackRate, Map<String, Long> failures, Percentiles latencyMs, long inputTokens, long outputTokens,
                      long sessions, long turns, @Nullable Double turnsPerSession, Rate endOfSession, @Nullable String note) { }

    /**
     * A part of a whole, and where the true rate lies with a probability of 95 % (E. B. Wilson, 1927).
     *
     * @param rate null of nothing
     */
    public record Rate(long count, long of, @Nullable Double rate, @Nullable Double low, @Nullable Double high) { }

    /** Half, most and nearly all were no higher than these; null of nothing. */
    public record Percentiles(long count, @Nullable Long p50, @Nullable Long p95, @Nullable Long p99) { }
}
