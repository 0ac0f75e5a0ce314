package io.verbatim.channel.start;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What the first start makes.
 *
 * @param adminKey  the owner's key; none: one is made and printed
 * @param demo      whether the demo bot is made
 * @param publicUrl under which the product is reached from outside; none: this machine's
 */
@ConfigurationProperties("verbatim")
record StartSettings(@Nullable String adminKey, boolean demo, @Nullable String publicUrl) {

    boolean hasAdminKey() {
        return adminKey != null && !adminKey.isBlank();
    }

    @Override
    public String toString() {
        return "demo=%s publicUrl=%s adminKey=***".formatted(demo, publicUrl);
    }
}
