package io.verbatim.channel.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.verbatim.channel.UnusableSettings;
import io.verbatim.channel.egress.Egress;
import io.verbatim.channel.egress.EgressSettings;
import io.verbatim.channel.egress.OwnPorts;
import io.verbatim.channel.web.ApiProblem;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OidcLoginTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final String REDIRECT = "https://bots.example.com/auth/oidc/callback";

    private final FakeProvider provider = new FakeProvider();
    private final Egress egress = Egress.of(EgressSettings.allowing("127.0.0.1"), OwnPorts.none());
    private final OidcLogin login = login(provider.issuer());
    private final OidcAttempt attempt = OidcAttempt.next(NOW);

    @AfterEach
    void close() {
        egress.close();
        provider.close();
    }

    @Test
    void sendsTheBrowserToTheProvider() {
        assertThat(login.address(attempt, REDIRECT)).startsWith(provider.issuer() + "/authorize?response_type=code&client_id=verbatim")
            .contains("redirect_uri=https%3A%2F%2Fbots.example.com", "&state=" + attempt.state(), "&nonce=" + attempt.nonce(),
                "&code_challenge=" + attempt.challenge(), "&code_challenge_method=S256")
            .doesNotContain(attempt.verifier());
    }

    @Test
    void learnsWhoCameBack() {
        provider.token = () -> FakeProvider.signed(claims(""));

        assertThat(login.email(attempt, "code-1", REDIRECT)).contains("anna@example.com");
        assertThat(provider.form).contains("code=code-1", "code_verifier=" + attempt.verifier(), "grant_type=authorization_code");
        assertThat(provider.authorization).isEqualTo("Basic dmVyYmF0aW06czNjcmV0");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "\"iss\": \"https://evil.example\"",
        "\"aud\": \"another\"",
        "\"aud\": [\"another\"]",
        "\"azp\": \"another\"",
        "\"nonce\": \"of another attempt\"",
        "\"exp\": 1767322900",
        "\"email_verified\": false",
        "\"email\": \"\"",
    })
    void believesNoTokenThatIsNotForUs(String other) {
        provider.token = () -> FakeProvider.signed(claims(other));

        assertThat(login.email(attempt, "code-1", REDIRECT)).isEmpty();
    }

    @Test
    void believesNoTokenThatTheProviderHasNotSigned() {
        provider.token = () -> FakeProvider.signed("RS256", claims(""), FakeProvider.pair());
        assertThat(login.email(attempt, "code-1", REDIRECT)).isEmpty();

        provider.token = () -> FakeProvider.signed("none", claims(""), FakeProvider.pair());
        assertThat(login.email(attempt, "code-1", REDIRECT)).isEmpty();

        provider.token = () -> "not-a-token";
        assertThat(login.email(attempt, "code-1", REDIRECT)).isEmpty();
    }

    @Test
    void saysSoWhenTheProviderIsAway() {
        provider.close();

        assertThatExceptionOfType(ApiProblem.class).isThrownBy(() -> login.address(attempt, REDIRECT));
    }

    @Test
    void isSetUpWholeOrNotAtAll() {
        assertThat(new OidcSettings(null, " ", null).isOn()).isFalse();
        assertThatExceptionOfType(UnusableSettings.class).isThrownBy(() -> new OidcSettings("https://id.example", "verbatim", null));
        assertThatExceptionOfType(UnusableSettings.class).isThrownBy(() -> new OidcSettings("id.example", "verbatim", "s3cret"));
    }

    private OidcLogin login(String issuer) {
        return new OidcLogin(new OidcSettings(issuer, "verbatim", "s3cret"), egress, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    /** Good ones, of which one may be another. */
    private String claims(String other) {
        var good = new LinkedHashMap<String, String>();
        good.put("iss", "\"%s\"".formatted(provider.issuer()));
        good.put("aud", "\"verbatim\"");
        good.put("nonce", "\"%s\"".formatted(attempt.nonce()));
        good.put("exp", Long.toString(NOW.getEpochSecond() + 300));
        good.put("email", "\"anna@example.com\"");
        good.put("email_verified", "true");
        if (!other.isEmpty()) {
            good.put(other.substring(1, other.indexOf('"', 1)), other.substring(other.indexOf(':') + 1));
        }
        return "{%s}".formatted(String.join(", ", good.entrySet().stream().map(one -> "\"%s\": %s".formatted(one.getKey(), one.getValue()))
            .toList()));
    }
}
