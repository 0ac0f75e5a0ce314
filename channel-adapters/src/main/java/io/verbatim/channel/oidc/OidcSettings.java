package io.verbatim.channel.oidc;

import io.verbatim.channel.UnusableSettings;
import io.verbatim.channel.vault.Secret;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The operator's OpenID Connect provider; all three, or none and nobody signs in that way.
 *
 * @param issuer       its address, below which {@code .well-known/openid-configuration} lies
 * @param clientId     what this product is called there
 * @param clientSecret what it shows there
 */
@ConfigurationProperties("verbatim.oidc")
record OidcSettings(@Nullable String issuer, @Nullable String clientId, @Nullable String clientSecret) {

    OidcSettings {
        if (isSet(issuer) != isSet(clientId) || isSet(clientId) != isSet(clientSecret)) {
            throw new UnusableSettings("VERBATIM_OIDC_ISSUER, _CLIENT_ID, _CLIENT_SECRET: must be given together.");
        }
        if (isSet(issuer) && !isUrl(String.valueOf(issuer))) {
            throw new UnusableSettings("VERBATIM_OIDC_ISSUER: must be an https URL.");
        }
    }

    boolean isOn() {
        return isSet(issuer);
    }

    String issuerOrEmpty() {
        return issuer == null ? "" : issuer.strip();
    }

    String client() {
        return clientId == null ? "" : clientId.strip();
    }

    Secret secret() {
        return new Secret(clientSecret == null ? "" : clientSecret.strip());
    }

    @Override
    public String toString() {
        return "OidcSettings[%s]".formatted(issuer);
    }

    private static boolean isSet(@Nullable String text) {
        return text != null && !text.isBlank();
    }

    // Plain http only where the operator lets outgoing calls reach it; that is checked when it is called.
    private static boolean isUrl(String text) {
        try {
            var url = URI.create(text.strip());
            return url.getHost() != null && ("https".equals(url.getScheme()) || "http".equals(url.getScheme()));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
