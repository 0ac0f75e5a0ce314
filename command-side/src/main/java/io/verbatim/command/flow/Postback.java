package io.verbatim.command.flow;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What choosing an option does that a server or a script offered. It is written into the option's id, so that nothing else need be kept.
 *
 * @param next   the component it leads to; null for none
 * @param params variables that it sets
 */
record Postback(@Nullable String next, Map<String, String> params) {

    /** Of a payload {@code {nextDialogstateId, params: [{key, value}]}}, or of an id alone. */
    static Postback of(@Nullable Object payload) {
        if (payload instanceof String next) {
            return new Postback(next, Map.of());
        }
        var given = Loose.of(payload);
        var params = new LinkedHashMap<String, String>();
        for (var param : given.objects("params")) {
            String key = param.text("key");
            String value = param.text("value");
            if (key != null && value != null) {
                params.put(key, value);
            }
        }
        return new Postback(given.text("nextDialogstateId", "nextDialogstate"), params);
    }

    static Postback read(String id) {
        int from = id.indexOf('?');
        var params = new LinkedHashMap<String, String>();
        for (String param : from < 0 ? new String[0] : id.substring(from + 1).split("&")) {
            int equals = param.indexOf('=');
            params.put(decoded(param.substring(0, equals)), decoded(param.substring(equals + 1)));
        }
        String next = decoded(from < 0 ? id : id.substring(0, from));
        return new Postback(next.isEmpty() ? null : next, params);
    }

    String id() {
        String way = next == null ? "" : SafeText.encoded(next);
        return params.isEmpty() && next != null ? way : way + "?" + params.entrySet().stream()
            .map(param -> SafeText.encoded(param.getKey()) + "=" + SafeText.encoded(param.getValue())).collect(Collectors.joining("&"));
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
