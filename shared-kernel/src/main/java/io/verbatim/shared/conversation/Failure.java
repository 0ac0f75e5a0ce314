package io.verbatim.shared.conversation;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Why an attempt brought no reply.
 *
 * @param detail            a sentence for operators; never text of the user, a secret, or the body of an answer
 * @param status            of the HTTP answer, where there was one
 * @param retryAfterSeconds what the backend asked for, where it did
 * @param brokenOff         whether an answer had begun and did not come to its end
 * @param retryable         whether asking again makes sense, where that is not as usual for the reason
 * @param budgetSpent       whether the same backend is not asked again only because its retry budget was spent
 */
public record Failure(Reason reason, String detail, @Nullable Integer status, @Nullable Long retryAfterSeconds, boolean brokenOff,
                      @Nullable Boolean retryable, boolean budgetSpent) {

    public Failure(Reason reason, String detail, @Nullable Integer status, @Nullable Long retryAfterSeconds, boolean brokenOff,
                   @Nullable Boolean retryable) {
        this(reason, detail, status, retryAfterSeconds, brokenOff, retryable, false);
    }

    public Failure(Reason reason, String detail, @Nullable Integer status, @Nullable Long retryAfterSeconds, boolean brokenOff) {
        this(reason, detail, status, retryAfterSeconds, brokenOff, null, false);
    }

    public Failure(Reason reason, String detail, @Nullable Integer status, @Nullable Long retryAfterSeconds) {
        this(reason, detail, status, retryAfterSeconds, false);
    }

    /** Whether asking the same backend again makes sense. */
    public boolean mayPass() {
        return !budgetSpent && (retryable != null ? retryable : reason.mayPass || brokenOff);
    }

    /** The same, where the retry budget does not allow another call. */
    public Failure withoutRetry() {
        return new Failure(reason, detail + "; not asked again, as the retry budget is spent", status, retryAfterSeconds, brokenOff,
            retryable, true);
    }

    /** The kinds of failure, each told apart in the record. */
    public enum Reason {
        @JsonProperty("timeout") TIMEOUT(true),
        @JsonProperty("connect") CONNECT(true),
        @JsonProperty("tls") TLS(false),
        @JsonProperty("dns") DNS(true),
        @JsonProperty("blocked_address") BLOCKED_ADDRESS(false),
        @JsonProperty("http_4xx") HTTP_4XX(false),
        @JsonProperty("http_429") HTTP_429(true),
        @JsonProperty("http_5xx") HTTP_5XX(true),
        @JsonProperty("redirect") REDIRECT(false),
        @JsonProperty("invalid_response") INVALID_RESPONSE(false),
        @JsonProperty("too_large") TOO_LARGE(false),
        @JsonProperty("breaker_open") BREAKER_OPEN(false),
        @JsonProperty("no_integration") NO_INTEGRATION(false),
        @JsonProperty("unknown") UNKNOWN(true);

        private final boolean mayPass;

        Reason(boolean mayPass) {
            this.mayPass = mayPass;
        }

        /** The reason as it is spelled outside. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
