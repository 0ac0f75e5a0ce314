package io.verbatim.channel.backend;

import io.verbatim.channel.egress.EgressAnswer;
import io.verbatim.channel.egress.EgressRequest;
import io.verbatim.channel.vault.Secrets;
import io.verbatim.shared.backend.BackendSettings;
import io.verbatim.shared.backend.SecretRef;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Hides an integration's secrets in what is shown of its calls.
 *
 * @param names  headers that hold a secret, with what is shown in its place
 * @param values secrets that a backend may repeat, with what is shown in their place
 */
record SecretMasks(Map<String, String> names, Map<String, String> values) {

    // Shorter ones are hardly secret, and would be found everywhere.
    private static final int SHORTEST = 8;
    private static final int MOST = 64 * 1024;

    static SecretMasks of(BackendSettings settings, Secrets secrets) {
        var masks = new SecretMasks(new TreeMap<>(String.CASE_INSENSITIVE_ORDER), new LinkedHashMap<>());
        settings.headers().forEach((name, secret) -> {
            if (!CallHeaders.ALWAYS_OURS.contains(name.toLowerCase(Locale.ROOT))) {
                masks.names.put(name, secret.mask());
            }
            masks.add(secret, secrets);
        });
        if (settings.signingSecret() != null) {
            masks.add(settings.signingSecret(), secrets);
        }
        return masks;
    }

    ShownRequest shown(EgressRequest request) {
        var headers = request.sent();
        headers.replaceAll((name, value) -> names.getOrDefault(name, hide(value)));
        var text = new String(request.body(), StandardCharsets.UTF_8);
        return new ShownRequest(request.method(), request.url(), headers, json(text), text);
    }

    ShownResponse shown(EgressAnswer answer) {
        var headers = new LinkedHashMap<>(answer.headers());
        headers.replaceAll((name, value) -> hide(value));
        var start = new String(answer.body(), 0, Math.min(MOST, answer.body().length), StandardCharsets.UTF_8);
        return new ShownResponse(answer.status(), headers, answer.isSuccess() && answer.isEventStream() ? null : hide(start));
    }

    String hide(String text) {
        var hidden = text;
        for (var value : values.entrySet()) {
            hidden = hidden.replace(value.getKey(), value.getValue());
        }
        return hidden;
    }

    /** The same in all texts of a value made of maps and lists. */
    @Nullable Object hideIn(@Nullable Object value) {
        return switch (value) {
            case String text -> hide(text);
            case Map<?, ?> map -> {
                var hidden = new LinkedHashMap<String, @Nullable Object>();
                map.forEach((name, inner) -> hidden.put(hide(String.valueOf(name)), hideIn(inner)));
                yield hidden;
            }
            case List<?> list -> list.stream().map(this::hideIn).toList();
            case null, default -> value;
        };
    }

    /** The secret itself, and the part behind a scheme such as Bearer. */
    private void add(SecretRef secret, Secrets secrets) {
        var value = secrets.open(secret);
        var bare = value.substring(value.indexOf(' ') + 1);
        if (value.length() >= SHORTEST) {
            values.put(value, secret.mask());
        }
        if (bare.length() >= SHORTEST) {
            values.putIfAbsent(bare, secret.mask().substring(secret.mask().indexOf(' ') + 1));
        }
    }

    private static Object json(String text) {
        try {
            return BackendJson.read(text);
        } catch (Unreadable e) {
            throw new IllegalStateException("What is sent is JSON", e);
        }
    }
}
