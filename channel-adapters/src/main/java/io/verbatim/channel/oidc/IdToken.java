package io.verbatim.channel.oidc;

import io.verbatim.channel.web.StrictJson;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.node.ObjectNode;

/** What a provider says of somebody, signed with one of its keys (OpenID Connect Core, 2). */
record IdToken(ObjectNode header, ObjectNode claims, String signed, byte[] signature) {
    private static final long SKEW = 60;

    /** The parts of a token that nobody has checked yet; empty if it is none. */
    static Optional<IdToken> read(String token) {
        var parts = token.split("\\.", -1);
        try {
            return parts.length != 3 ? Optional.empty()
                : Optional.of(new IdToken(json(parts[0]), json(parts[1]), parts[0] + "." + parts[1], decoded(parts[2])));
        } catch (RuntimeException e) {
            // Whatever is wrong with it, it is no token.
            return Optional.empty();
        }
    }

    String keyId() {
        return header.path("kid").asString("");
    }

    /** Whether it was signed with one of these keys. */
    boolean isSigned(Function<String, SigningKeys> keys) {
        return TokenAlgorithm.of(header.path("alg").asString("")).flatMap(algorithm ->
            keys.apply(keyId()).find(keyId()).filter(key -> algorithm.verifies(key, signed, signature))).isPresent();
    }

    /** Whether it is of this issuer, for us, for this attempt, and not over yet. */
    boolean isFor(OidcSettings settings, String nonce, Instant now) {
        return text("iss").equals(settings.issuerOrEmpty()) && isAudience(settings.client())
            && (text("azp").isEmpty() || text("azp").equals(settings.client()))
            && text("nonce").equals(nonce) && claims.path("exp").asLong(0) > now.getEpochSecond() - SKEW;
    }

    /** The address that the provider has checked, if it has. */
    Optional<String> email() {
        return claims.path("email_verified").asBoolean(false) && !text("email").isBlank() ? Optional.of(text("email")) : Optional.empty();
    }

    private boolean isAudience(String client) {
        var audience = claims.path("aud");
        return audience.isArray() ? audience.valueStream().map(one -> one.asString("")).anyMatch(client::equals)
            : audience.asString("").equals(client);
    }

    private String text(String name) {
        return claims.path(name).isString() ? claims.path(name).stringValue() : "";
    }

    private static ObjectNode json(String part) {
        return StrictJson.object(decoded(part));
    }

    private static byte[] decoded(String part) {
        return Base64.getUrlDecoder().decode(part);
    }
}
