package io.verbatim.channel.oidc;

import io.verbatim.channel.egress.Egress;
import io.verbatim.channel.egress.EgressAnswer;
import io.verbatim.channel.egress.EgressOutcome;
import io.verbatim.channel.egress.EgressRequest;
import io.verbatim.channel.web.ApiProblem;
import io.verbatim.channel.web.ProblemType;
import io.verbatim.channel.web.StrictJson;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Talks to the provider: where it wants to be asked, what its keys are, what a code is worth. */
final class Provider {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration FRESH = Duration.ofMinutes(10);
    private static final Duration BETWEEN_KEYS = Duration.ofMinutes(1);
    private static final int LARGEST = 256 * 1024;
    private static final int REFUSED = 400;

    private final OidcSettings settings;
    private final Egress egress;
    private final Clock clock;
    private volatile @Nullable Known<ObjectNode> places;
    private volatile @Nullable Known<SigningKeys> keys;

    Provider(OidcSettings settings, Egress egress, Clock clock) {
        this.settings = settings;
        this.egress = egress;
        this.clock = clock;
    }

    private record Known<T>(T value, Instant at) {
        boolean isYoungerThan(Duration age, Instant now) {
            return at.plus(age).isAfter(now);
        }
    }

    /** Where people sign in. */
    String authorizationEndpoint() {
        return place("authorization_endpoint");
    }

    /** Its keys; fetched anew, once a minute at most, where this one is not among them. */
    SigningKeys keys(String wanted) {
        var known = keys;
        var now = clock.instant();
        boolean isGood = known != null && known.isYoungerThan(FRESH, now)
            && (known.value().has(wanted) || known.isYoungerThan(BETWEEN_KEYS, now));
        if (known == null || !isGood) {
            known = new Known<>(SigningKeys.of(get(place("jwks_uri"))), now);
            keys = known;
        }
        return known.value();
    }

    /** The ID token that a code is worth; empty if it is worth nothing. */
    String redeem(String code, String redirect, String verifier) {
        var form = form(Map.of("grant_type", "authorization_code", "code", code, "redirect_uri", redirect, "code_verifier", verifier));
        var credentials = encoded(settings.client()) + ":" + encoded(settings.secret().value());
        var headers = Map.of("Content-Type", "application/x-www-form-urlencoded", "Accept", "application/json", "Authorization",
            "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)));
        var request = new EgressRequest("POST", place("token_endpoint"), headers, form.getBytes(StandardCharsets.UTF_8), PATIENCE, LARGEST);
        // RFC 6749, 5.2: whoever made the code up, or has used it before, is told so with this.
        var outcome = egress.call(request);
        return outcome instanceof EgressAnswer answer && answer.status() == REFUSED ? "" : opened(outcome).path("id_token").asString("");
    }

    static String form(Map<String, String> fields) {
        return fields.entrySet().stream().map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
            .collect(Collectors.joining("&"));
    }

    private String place(String name) {
        var known = places;
        if (known == null || !known.isYoungerThan(FRESH, clock.instant())) {
            var issuer = settings.issuerOrEmpty();
            var found = get((issuer.endsWith("/") ? issuer : issuer + "/") + ".well-known/openid-configuration");
            if (!found.path("issuer").asString("").equals(issuer)) {
                throw away();
            }
            known = new Known<>(found, clock.instant());
            places = known;
        }
        return known.value().path(name).asString("");
    }

    private ObjectNode get(String url) {
        return opened(egress.call(new EgressRequest("GET", url, Map.of("Accept", "application/json"), new byte[0], PATIENCE, LARGEST)));
    }

    private static ObjectNode opened(EgressOutcome outcome) {
        if (outcome instanceof EgressAnswer answer && answer.isSuccess()) {
            return StrictJson.object(answer.body());
        }
        throw away();
    }

    private static ApiProblem away() {
        return new ApiProblem(ProblemType.UNAVAILABLE, "The OpenID provider does not answer as it should").header("Retry-After", "5");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
