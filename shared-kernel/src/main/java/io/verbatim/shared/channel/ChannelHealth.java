package io.verbatim.shared.channel;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a channel is doing.
 *
 * @param status    {@code active}, {@code inactive}, {@code token_error}, {@code error}
 * @param lastError what is the matter; where nothing is, the latest thing that failed on it
 * @param received  messages of users in the last 24 hours, by full hours
 * @param said      messages of the bot in that time
 * @param failed    answers that failed in that time: none came from a backend, or one could not be delivered
 */
public record ChannelHealth(String status, @Nullable LastError lastError, long received, long said, long failed) {

    /** What failed last, in a word and in a sentence. */
    public record LastError(String problem, String detail, Instant at) { }
}
