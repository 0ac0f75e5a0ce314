package io.verbatim.command.flow;

import static java.util.Objects.requireNonNullElse;

import io.verbatim.shared.bot.flow.ApiRequest;
import io.verbatim.shared.bot.flow.Confidential;
import io.verbatim.shared.effect.Effect;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Fills in what an API request says. */
record CallingEffect(ApiRequest call, Scope scope) {
    private static final String CONTENT_TYPE = "Content-Type";
    private static final String JSON = "application/json";
    private static final String FORM = "application/x-www-form-urlencoded";

    Effect.CallApi effect() {
        var headers = new LinkedHashMap<String, Confidential>();
        requireNonNullElse(call.headers(), Map.<String, Confidential>of()).forEach((name, value) -> headers.put(name, filled(value)));
        var method = requireNonNullElse(call.method(), ApiRequest.Method.GET);
        String body = method == ApiRequest.Method.GET ? null : body(contentType());
        if (body != null && given(CONTENT_TYPE) == null) {
            headers.put(CONTENT_TYPE, new Confidential(contentType()));
        }
        int timeout = Math.clamp(requireNonNullElse(call.timeout(), ApiRequest.USUAL), 1, ApiRequest.LONGEST);
        return new Effect.CallApi(method.name(), url(), headers, body, auth(), signature(), call.clientCertificate(), timeout,
            Boolean.TRUE.equals(call.repeatSafe()));
    }

    private String url() {
        String url = SafeText.url(requireNonNullElse(call.url(), ""), scope);
        String query = query(requireNonNullElse(call.query(), Map.of()), "&");
        if (query.isEmpty()) {
            return url;
        }
        int fragment = url.indexOf('#');
        String plain = fragment < 0 ? url : url.substring(0, fragment);
        return plain + (plain.contains("?") ? "&" : "?") + query;
    }

    private String query(Map<?, ?> fields, String between) {
        return fields.entrySet().stream().filter(field -> field.getValue() != null)
            .map(field -> SafeText.encoded(field.getKey().toString()) + "=" + SafeText.encoded(text(field.getValue())))
            .collect(Collectors.joining(between));
    }

    private @Nullable String body(String contentType) {
        return switch (call.body()) {
            case null -> null;
            case String text when contentType.contains("json") -> SafeText.json(text, scope);
            case String text when contentType.contains(FORM) -> SafeText.form(text, scope);
            case String text -> Template.text(text, scope);
            case Map<?, ?> fields when contentType.contains(FORM) -> query(fields, "&");
            default -> Values.json(requireNonNullElse(Template.value(call.body(), scope), Map.of()));
        };
    }

    private String contentType() {
        String given = given(CONTENT_TYPE);
        if (given != null) {
            return given.toLowerCase(Locale.ROOT);
        }
        return call.body() instanceof String text && !looksLikeJson(text) ? "text/plain; charset=utf-8" : JSON;
    }

    private @Nullable String given(String name) {
        return requireNonNullElse(call.headers(), Map.<String, Confidential>of()).entrySet().stream()
            .filter(header -> header.getKey().equalsIgnoreCase(name)).map(header -> header.getValue().text()).findFirst().orElse(null);
    }

    private Effect.@Nullable Auth auth() {
        var auth = call.auth();
        if (auth == null || auth.type() == null) {
            return null;
        }
        var none = new Confidential("");
        return switch (auth.type()) {
            case BASIC -> new Effect.Auth("basic", filled(requireNonNullElse(auth.username(), none)),
                filled(requireNonNullElse(auth.password(), none)));
            case BEARER -> new Effect.Auth("bearer", null, filled(requireNonNullElse(auth.token(), none)));
        };
    }

    private Effect.@Nullable Signature signature() {
        var hmac = call.hmac();
        return hmac == null || hmac.secret() == null ? null
            : new Effect.Signature(hmac.secret(), requireNonNullElse(hmac.header(), ApiRequest.Hmac.HEADER));
    }

    private Confidential filled(Confidential value) {
        return value.text() == null ? value : new Confidential(Template.text(requireNonNullElse(value.text(), ""), scope));
    }

    private String text(Object template) {
        return Values.text(requireNonNullElse(Template.value(template, scope), ""));
    }

    /** A brace that opens no reference, or a bracket. */
    private static boolean looksLikeJson(String text) {
        List<Template.Piece> pieces = Template.pieces(text.strip());
        return !pieces.isEmpty() && pieces.getFirst().reference() == null
            && (pieces.getFirst().written().startsWith("{") || pieces.getFirst().written().startsWith("["));
    }
}
