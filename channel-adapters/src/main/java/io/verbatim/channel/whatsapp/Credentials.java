package io.verbatim.channel.whatsapp;

import io.verbatim.shared.backend.SecretRef;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The secrets of a channel, as its configuration keeps them.
 *
 * @param previousAppSecret the one before, which counts until that time
 * @param token             how the access token is doing
 */
record Credentials(SecretRef appSecret, @Nullable SecretRef previousAppSecret, @Nullable Instant previousUntil, SecretRef accessToken,
                   SecretRef verifyToken, TokenState token) {

    static final String APP_SECRET = "app_secret";
    static final String ACCESS_TOKEN = "access_token";
    static final String VERIFY_TOKEN = "verify_token";
    static final String PREVIOUS = "previous_app_secret";
    static final String PREVIOUS_UNTIL = "previous_app_secret_until";
    static final String TOKEN = "token";
    /** Not the caller's to give. */
    static final List<String> INTERNAL = List.of(PREVIOUS, PREVIOUS_UNTIL, TOKEN);

    static Credentials of(Map<String, Object> config) {
        var until = config.get(PREVIOUS_UNTIL);
        return new Credentials(required(config, APP_SECRET), ref(config.get(PREVIOUS)), until == null ? null : Instant.parse(until.toString()),
            required(config, ACCESS_TOKEN), required(config, VERIFY_TOKEN), TokenState.of(config.get(TOKEN)));
    }

    /** A configuration with these in it. */
    Map<String, Object> in(Map<String, Object> config) {
        var kept = new LinkedHashMap<>(config);
        kept.put(APP_SECRET, map(appSecret));
        kept.put(ACCESS_TOKEN, map(accessToken));
        kept.put(VERIFY_TOKEN, map(verifyToken));
        kept.put(TOKEN, token.asMap());
        INTERNAL.stream().filter(name -> !name.equals(TOKEN)).forEach(kept::remove);
        if (previousAppSecret != null && previousUntil != null) {
            kept.put(PREVIOUS, map(previousAppSecret));
            kept.put(PREVIOUS_UNTIL, previousUntil.toString());
        }
        return kept;
    }

    /** With another token. */
    Credentials with(SecretRef token, TokenState state) {
        return new Credentials(appSecret, previousAppSecret, previousUntil, token, verifyToken, state);
    }

    /** The secrets that messages may be signed with now. */
    List<SecretRef> signing(Instant now) {
        boolean isOldValid = previousAppSecret != null && previousUntil != null && now.isBefore(previousUntil);
        return isOldValid ? Stream.of(appSecret, previousAppSecret).toList() : List.of(appSecret);
    }

    /** A kept secret; null where there is none. */
    static @Nullable SecretRef ref(@Nullable Object kept) {
        return kept instanceof Map<?, ?> map ? new SecretRef(text(map, "id"), text(map, "mask"), text(map, "fingerprint")) : null;
    }

    private static SecretRef required(Map<String, Object> config, String name) {
        var ref = ref(config.get(name));
        if (ref == null) {
            throw new IllegalStateException("A channel without %s was kept".formatted(name));
        }
        return ref;
    }

    private static Map<String, Object> map(SecretRef ref) {
        return Map.of("id", ref.id(), "mask", ref.mask(), "fingerprint", ref.fingerprint());
    }

    private static String text(Map<?, ?> map, String name) {
        return String.valueOf(map.get(name));
    }
}
