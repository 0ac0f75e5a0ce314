package io.verbatim.channel.web;

import io.verbatim.channel.limit.KeyLimits;
import io.verbatim.channel.limit.Verdict;
import io.verbatim.shared.workspace.KeyId;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** The rate limits as callers meet them: three headers on every answer to a key that is known, and 429 when it has had its share. */
@Component
@EnableConfigurationProperties(RateLimitSettings.class)
public class RateLimits {
    private final KeyLimits limits;
    private final RateLimitSettings settings;

    RateLimits(KeyLimits limits, RateLimitSettings settings) {
        this.limits = limits;
        this.settings = settings;
    }

    /** The limit of a {@code /v1} key: its own, or, where that is 0, the installation's. */
    public int orDefault(int own) {
        return own > 0 ? own : settings.rateLimit();
    }

    /** Counts the present request of a key. Refused as RATE_LIMITED if it is one too many: to be called before anything is done for it. */
    public void count(KeyId key, int perMinute) {
        count(key.value(), perMinute);
    }

    /** The same for somebody without a key, under whatever name. */
    public void count(String name, int perMinute) {
        count(name, perMinute, answer());
    }

    void count(String name, int perMinute, HttpServletResponse response) {
        var verdict = limits.take(name, perMinute);
        response.setHeader("x-ratelimit-limit", Integer.toString(verdict.limit()));
        response.setHeader("x-ratelimit-remaining", Long.toString(verdict.remaining()));
        response.setHeader("x-ratelimit-reset", Long.toString(verdict.resetAt()));
        if (!verdict.passes()) {
            throw refusal(verdict);
        }
    }

    private static ApiProblem refusal(Verdict verdict) {
        return new ApiProblem(ProblemType.RATE_LIMITED, "No more than %d requests a minute may be made".formatted(verdict.limit()))
            .header("Retry-After", Long.toString(verdict.retryAfter()));
    }

    private static HttpServletResponse answer() {
        var attributes = (ServletRequestAttributes) RequestContextHolder.currentRequestAttributes();
        return Objects.requireNonNull(attributes.getResponse(), "Only requests that come in over HTTP are counted");
    }
}
