package io.verbatim.channel.web;

import io.verbatim.channel.UnusableSettings;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The limit of keys that have none of their own.
 *
 * @param rateLimit requests a minute of one key at {@code /v1}
 */
@ConfigurationProperties("verbatim")
record RateLimitSettings(@DefaultValue("1200") int rateLimit) {
    private static final int MOST = 1_000_000;

    RateLimitSettings {
        if (rateLimit < 1 || rateLimit > MOST) {
            throw new UnusableSettings("VERBATIM_RATE_LIMIT: must be between 1 and %,d.".formatted(MOST));
        }
    }
}
