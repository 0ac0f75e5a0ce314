package io.verbatim.channel.whatsapp;

import io.verbatim.channel.management.KeptSecrets;
import io.verbatim.shared.Refused;
import io.verbatim.shared.backend.SecretRef;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
    /** The caller's to give. */
    static final Set<String> GIVEN = Set.of(APP_SECRET, ACCESS_TOKEN, VERIFY_TOKEN);
    static final String PREVIOUS = "previous_app_secret";
    static final String PREVIOUS_UNTIL = "previous_app_secret_until";
    static final String TOKEN = "token";
    /** Not the caller's to give. */
    static final List<String> INTERNAL = List.of(PREVIOUS, PREVIOUS_UNTIL, TOKEN);

    /** Those of a configuration. Refused with INVALID where one is missing. */
    static Credentials of(Map<String, Object> config) {
        var until = config.get(PREVIOUS_UNTIL);
        return new Credentials(required(config, APP_SECRET), KeptSecrets.of(config, PREVIOUS).orElse(null),
            until == null ? null : Instant.parse(until.toString()), required(config, ACCESS_TOKEN), required(config, VERIFY_TOKEN), TokenState.of(config.get(TOKEN)));
    }

    /** A configuration with these in it. */
    Map<String, Object> in(Map<String, Object> config) {
        var kept = new LinkedHashMap<>(config);
        kept.put(APP_SECRET, KeptSecrets.asConfig(appSecret));
        kept.put(ACCESS_TOKEN, KeptSecrets.asConfig(accessToken));
        kept.put(VERIFY_TOKEN, KeptSecrets.asConfig(verifyToken));
        kept.put(TOKEN, token.asMap());
        INTERNAL.stream().filter(name -> !name.equals(TOKEN)).forEach(kept::remove);
        if (previousAppSecret != null && previousUntil != null) {
            kept.put(PREVIOUS, KeptSecrets.asConfig(previousAppSecret));
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

    /** The same with what those before leave behind: the app secret, if it is another one now, still counts until then. */
    Credentials after(Credentials before, Instant now, Instant until) {
        if (!appSecret.fingerprint().equals(before.appSecret.fingerprint())) {
            return new Credentials(appSecret, before.appSecret, until, accessToken, verifyToken, before.token);
        }
        boolean isOver = before.previousUntil == null || !now.isBefore(before.previousUntil);
        return new Credentials(appSecret, isOver ? null : before.previousAppSecret, isOver ? null : before.previousUntil, accessToken,
            verifyToken, before.token);
    }

    private static SecretRef required(Map<String, Object> config, String name) {
        return KeptSecrets.of(config, name).orElseThrow(() -> new Refused(Refused.Code.INVALID, "A field is not acceptable",
            List.of(new Refused.Fault("config." + name, "is required"))));
    }
}
