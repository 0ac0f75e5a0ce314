package io.verbatim.channel.oidc;

import io.verbatim.channel.egress.Egress;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Optional;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** The authorization code flow with PKCE: sends somebody to the provider, and finds out who came back. */
@Component
@EnableConfigurationProperties(OidcSettings.class)
class OidcLogin {
    private final OidcSettings settings;
    private final Provider provider;
    private final Clock clock;

    OidcLogin(OidcSettings settings, Egress egress, Clock clock) {
        this.settings = settings;
        this.provider = new Provider(settings, egress, clock);
        this.clock = clock;
    }

    boolean isOn() {
        return settings.isOn();
    }

    /** Where a browser is to be sent for this attempt. */
    String address(OidcAttempt attempt, String redirect) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("response_type", "code");
        fields.put("client_id", settings.client());
        fields.put("redirect_uri", redirect);
        fields.put("scope", "openid email profile");
        fields.put("state", attempt.state());
        fields.put("nonce", attempt.nonce());
        fields.put("code_challenge", attempt.challenge());
        fields.put("code_challenge_method", "S256");
        var endpoint = provider.authorizationEndpoint();
        return endpoint + (endpoint.contains("?") ? "&" : "?") + Provider.form(fields);
    }

    /** The address of who came back with this code; empty if the provider does not vouch for it. */
    Optional<String> email(OidcAttempt attempt, String code, String redirect) {
        return IdToken.read(provider.redeem(code, redirect, attempt.verifier()))
            .filter(token -> token.isSigned(provider::keys))
            .filter(token -> token.isFor(settings, attempt.nonce(), clock.instant()))
            .flatMap(IdToken::email);
    }
}
