package io.verbatim.shared.conversation;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What choosing an option does that no flow has declared: it is written into the option's id, so that nothing else need be kept.
 *
 * @param next   the component it leads to; null for none
 * @param params variables that it sets
 */
public record OptionWay(@Nullable String next, Map<String, String> params) {

    /** The way that such an id says. */
    public static OptionWay read(String id) {
        int from = id.indexOf('?');
        var params = new LinkedHashMap<String, String>();
        for (String param : from < 0 ? new String[0] : id.substring(from + 1).split("&")) {
            int equals = param.indexOf('=');
            if (equals >= 0) {
                params.put(decoded(param.substring(0, equals)), decoded(param.substring(equals + 1)));
            }
        }
        String next = decoded(from < 0 ? id : id.substring(0, from));
        return new OptionWay(next.isEmpty() ? null : next, params);
    }

    /** The id of an option that leads this way. */
    public String id() {
        String way = next == null ? "" : encoded(next);
        return params.isEmpty() && next != null ? way : way + "?" + params.entrySet().stream()
            .map(param -> encoded(param.getKey()) + "=" + encoded(param.getValue())).collect(Collectors.joining("&"));
    }

    /** The same way as it may be shown: without the values of variables that nobody is shown. */
    public OptionWay without(Predicate<String> secret) {
        var shown = new LinkedHashMap<>(params);
        shown.replaceAll((name, value) -> secret.test(name) ? SessionData.HIDDEN : value);
        return new OptionWay(next, shown);
    }

    /** Another id that leads the same way: the number is no parameter, and is read over. */
    static String numbered(String id, int no) {
        return id + (id.indexOf('?') < 0 ? "?" : "&") + no;
    }

    // An id that was not made here is as it is.
    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    private static String encoded(String text) {
        String encoded = URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20").replace("*", "%2A").replace("%7E", "~");
        return encoded.equals(".") || encoded.equals("..") ? encoded.replace(".", "%2E") : encoded;
    }
}
