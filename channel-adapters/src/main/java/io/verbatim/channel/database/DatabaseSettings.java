package io.verbatim.channel.database;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which database.
 *
 * @param url      of an external PostgreSQL 15 or newer, {@code jdbc:postgresql://...} or {@code postgresql://...}; none: the embedded one
 * @param username for the external one
 * @param password for the external one
 * @param port     of the embedded one; 0 for any that is free
 * @param pool     the most connections of this node
 */
@ConfigurationProperties("verbatim.database")
record DatabaseSettings(@Nullable String url, @Nullable String username, @Nullable String password, @DefaultValue("0") int port,
                        @DefaultValue("20") int pool) {

    boolean isEmbedded() {
        return url == null || url.isBlank();
    }

    @Override
    public String toString() {
        return isEmbedded() ? "embedded" : "external";
    }
}
