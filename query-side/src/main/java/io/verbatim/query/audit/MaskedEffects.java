package io.verbatim.query.audit;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What is not to be seen of effects: all of those that hold sensitive values, and how a call shows who it is. */
final class MaskedEffects {
    private static final Set<String> HOLD_ALL = Set.of("effect", "outcome");
    private static final Set<String> SHOW_WHO = Set.of("authorization", "cookie", "x-api-key", "api-key", "proxy-authorization");

    private MaskedEffects() {
    }

    static Map<String, Object> hide(Map<String, Object> payload, String mask) {
        boolean sensitive = Boolean.TRUE.equals(payload.get("sensitive"));
        if (!sensitive && !(payload.get("effect") instanceof Map<?, ?>)) {
            return payload;
        }
        var shown = new LinkedHashMap<>(payload);
        HOLD_ALL.forEach(field -> shown.computeIfPresent(field, (name, value) -> sensitive ? mask : call(value, mask)));
        return shown;
    }

    private static Object call(Object effect, String mask) {
        if (!(effect instanceof Map<?, ?> fields)) {
            return effect;
        }
        var shown = new LinkedHashMap<Object, Object>(fields);
        shown.computeIfPresent("auth", (name, auth) -> mask);
        shown.computeIfPresent("verify_token", (name, token) -> mask);
        shown.computeIfPresent("headers", (name, headers) -> headers instanceof Map<?, ?> map ? headers(map, mask) : headers);
        return shown;
    }

    private static Object headers(Map<?, ?> headers, String mask) {
        var shown = new LinkedHashMap<Object, Object>(headers);
        shown.replaceAll((name, value) -> SHOW_WHO.contains(String.valueOf(name).toLowerCase(Locale.ROOT)) ? mask : value);
        return shown;
    }
}
