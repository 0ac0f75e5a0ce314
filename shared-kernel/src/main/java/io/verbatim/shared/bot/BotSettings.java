package io.verbatim.shared.bot;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * How a bot behaves; what is not given has the default of {@link #DEFAULTS}.
 *
 * @param contextWindow    how many of the session's last messages a backend gets, 1-100
 * @param systemPrompt     put before them
 * @param errorMessage     what the user gets when there is no reply
 * @param minDelayMs       pause before an answer is delivered
 * @param maxRandomDelayMs random addition to it
 * @param typingIndicator  whether channels that can do so show that an answer is coming
 * @param abStickiness     for how long a backend, once drawn, is kept
 */
public record BotSettings(@Nullable Integer contextWindow, @Nullable String systemPrompt, @Nullable String errorMessage,
                          @Nullable Integer minDelayMs, @Nullable Integer maxRandomDelayMs, @Nullable Boolean typingIndicator,
                          @Nullable Stickiness abStickiness) {

    /** What holds where a draft says nothing. */
    public static final BotSettings DEFAULTS =
        new BotSettings(10, null, "Sorry, something went wrong. Please try again later.", 0, 0, true, Stickiness.MESSAGE);

    /** For how long a backend, once drawn, is kept. */
    public enum Stickiness {
        @JsonProperty("message") MESSAGE,
        @JsonProperty("session") SESSION,
        @JsonProperty("user") USER
    }
}
