package io.verbatim.command.flow;

import static java.util.Objects.requireNonNullElse;

import com.google.re2j.Pattern;
import io.verbatim.shared.bot.Variable;
import io.verbatim.shared.bot.flow.ApiRequest;
import io.verbatim.shared.bot.flow.Confidential;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The check of an API request. */
record CallingCheck(ApiRequest call, Inspection inspection) {
    private static final Pattern ROUTE = Pattern.compile("[1-5][0-9][0-9]|[1-5]xx|default");
    private static final Pattern HEADER = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]{1,256}");

    void check() {
        if (call.method() == null) {
            inspection.error("missing_method", "method", "must be one of GET, POST, PUT, PATCH, DELETE");
        }
        url();
        texts();
        auth();
        if (call.timeout() != null && (call.timeout() < 1 || call.timeout() > ApiRequest.LONGEST)) {
            inspection.error("invalid_value", "timeout", "must be 1 to %d seconds".formatted(ApiRequest.LONGEST));
        }
        inspection.variable("variable", call.variable()).filter(variable -> !takesAnAnswer(variable)).ifPresent(
            variable -> inspection.error("unfit_variable", "variable", "must be of type object or any: %s".formatted(variable.name())));
        ways();
    }

    private void url() {
        inspection.text("url", call.url());
        String template = requireNonNullElse(call.url(), "").strip();
        if (!template.isEmpty() && !isUrl(template)) {
            inspection.error("invalid_url", "url", "must be a URL that begins with https:// or http://, or with a variable");
        }
    }

    private void texts() {
        requireNonNullElse(call.query(), Map.<String, Object>of()).values().forEach(value -> inspection.value("query", value, null));
        requireNonNullElse(call.headers(), Map.<String, Confidential>of()).forEach((name, value) -> {
            if (!HEADER.matches(name)) {
                inspection.error("invalid_header", "headers", "is not the name of a header: %s".formatted(name));
            }
            confidential("headers." + name, value);
        });
        inspection.value("body", call.body(), null);
        if (call.body() != null && call.method() == ApiRequest.Method.GET) {
            inspection.warning("unused_body", "body", "is not sent with GET");
        }
    }

    private void auth() {
        var auth = call.auth();
        if (auth != null && auth.type() == null) {
            inspection.error("missing_auth", "auth.type", "must be basic or bearer");
        } else if (auth != null) {
            boolean basic = auth.type() == ApiRequest.Auth.Type.BASIC;
            confidential("auth.username", basic ? auth.username() : new Confidential("none"));
            confidential(basic ? "auth.password" : "auth.token", basic ? auth.password() : auth.token());
        }
        if (call.hmac() != null && (call.hmac().secret() == null || call.hmac().secret().isBlank())) {
            inspection.error("missing_secret", "hmac.secret", "must be the name of a secret");
        }
    }

    private void confidential(String field, @Nullable Confidential value) {
        if (value == null || value.text() == null && value.secret() == null) {
            inspection.error("missing_text", field, "must be a text or {\"secret\": name}");
        } else {
            inspection.textIfGiven(value.text());
        }
    }

    private void ways() {
        requireNonNullElse(call.routes(), Map.<String, String>of()).forEach((status, way) -> {
            if (!ROUTE.matches(status)) {
                inspection.error("invalid_route", "routes", "must be statuses such as 200, 4xx or default: %s".formatted(status));
            }
            inspection.way("routes." + status, way);
        });
        boolean leads = !requireNonNullElse(call.routes(), Map.of()).isEmpty() || call.response() == ApiRequest.Response.COMMANDS;
        if (leads) {
            inspection.wayIfGiven("next", call.next());
        } else {
            inspection.wayOrDeadEnd("next", call.next());
        }
    }

    private static boolean takesAnAnswer(Variable variable) {
        return variable.type() == null || variable.type() == Variable.Type.OBJECT || variable.type() == Variable.Type.ANY;
    }

    private static boolean isUrl(String template) {
        var pieces = Template.pieces(template);
        var sample = new StringBuilder();
        pieces.forEach(piece -> sample.append(piece.reference() == null ? piece.written() : "x"));
        boolean leads = pieces.getFirst().reference() != null;
        try {
            return new URI(sample.toString()) != null && (leads || sample.toString().matches("(?i)https?://[^/].*"));
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
