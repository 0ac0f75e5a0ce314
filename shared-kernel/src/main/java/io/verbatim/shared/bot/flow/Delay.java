package io.verbatim.shared.bot.flow;

import org.jspecify.annotations.Nullable;

/**
 * Lets time pass and goes on.
 *
 * @param delayMs at most {@value #LONGEST_MS}
 */
public record Delay(String id, @Nullable Boolean entry, @Nullable Integer delayMs, @Nullable String next, @Nullable String error,
                    @Nullable Boolean errorEmail) implements Component {
    /** The longest delay. */
    public static final int LONGEST_MS = 60_000;
}
