package io.verbatim.channel.whatsapp;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How an access token is doing.
 *
 * @param expiresAt null for never, or if there is none
 * @param error     what Meta said; null if all is well
 */
record TokenState(@Nullable Instant expiresAt, @Nullable String error) {

    private static final String STATUS = "status";
    private static final String EXPIRES = "expires_at";
    private static final String ERROR = "error";

    static TokenState of(@Nullable Object kept) {
        return kept instanceof Map<?, ?> map ? new TokenState(map.get(EXPIRES) == null ? null : Instant.parse(map.get(EXPIRES).toString()),
            map.get(ERROR) == null ? null : map.get(ERROR).toString()) : new TokenState(null, null);
    }

    boolean isBad() {
        return error != null;
    }

    /** As it is kept and shown. */
    Map<String, Object> asMap() {
        var map = new LinkedHashMap<String, Object>();
        map.put(STATUS, isBad() ? "error" : "valid");
        if (expiresAt != null) {
            map.put(EXPIRES, expiresAt.truncatedTo(ChronoUnit.MILLIS).toString());
        }
        if (error != null) {
            map.put(ERROR, error);
        }
        return map;
    }
}
