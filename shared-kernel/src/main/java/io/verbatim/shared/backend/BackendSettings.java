package io.verbatim.shared.backend;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whom to ask and how.
 *
 * @param webhookUrl     null for the built-in {@code echo} only
 * @param headers        added to each call
 * @param timeout        for a whole call, headers and body, 1-300 s
 * @param weight         share of the draw, 0-1000
 * @param isFallback     asked only when the drawn one has failed
 * @param payloadFormat  the name of a payload format
 * @param maxRetries     0-5 further calls after a failure that may pass
 * @param retryBackoffMs before the first retry; doubles with each
 * @param maxConcurrency calls at one time, on one node
 */
public record BackendSettings(String name, @Nullable String webhookUrl, Map<String, SecretRef> headers, int timeout, int weight,
                              boolean isFallback, boolean active, String payloadFormat, @Nullable String model,
                              @Nullable Integer maxTokens, Map<String, Object> parameters, boolean stream, int maxRetries,
                              int retryBackoffMs, int maxConcurrency, @Nullable SecretRef signingSecret, @Nullable Object template,
                              @Nullable String replyPointer, Breaker breaker) {

    /** The payload format of the backend that needs no network. */
    public static final String ECHO = "echo";

    /**
     * When to stop asking a backend that fails.
     *
     * @param failureRate percent of the window
     * @param window      last calls that are looked at
     * @param openSeconds how long it is left alone
     */
    public record Breaker(boolean enabled, int failureRate, int window, int openSeconds) {

        /** What holds where nothing is said. */
        public static final Breaker DEFAULT = new Breaker(true, 50, 20, 30);
    }

    /** The backend that every new bot has: answers with the user's own words. */
    public static BackendSettings echo() {
        return new BackendSettings("Echo", null, Map.of(), 30, 1, false, true, ECHO, null, null, Map.of(), false, 1, 500, 64, null, null,
            null, Breaker.DEFAULT);
    }
}
