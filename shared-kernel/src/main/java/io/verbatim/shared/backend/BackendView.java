package io.verbatim.shared.backend;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A backend and how it has been doing; {@code revision} is its ETag. */
public record BackendView(Backend backend, Health health, Instant createdAt, Instant updatedAt, long revision) {

    /**
     * How its calls went lately.
     *
     * @param state               {@code unknown} before the first call, {@code healthy} after a success, {@code failing} after a failure
     * @param lastFailureReason   as on the attempt
     * @param consecutiveFailures since the last success
     */
    public record Health(String state, @Nullable Instant lastSuccessAt, @Nullable Instant lastFailureAt, @Nullable String lastFailureReason,
                         int consecutiveFailures, long succeeded, long failed) {

        /** Before the first call. */
        public static final Health UNKNOWN = new Health("unknown", null, null, null, 0, 0, 0);
    }
}
