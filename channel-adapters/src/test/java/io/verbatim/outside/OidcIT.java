package io.verbatim.outside;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.openid.connect.sdk.Nonce;
import java.io.IOException;
import java.net.URI;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Signing in by way of an OpenID provider: the whole way, as a browser goes it. */
@ExtendWith(Running.class)
class OidcIT {
    private final Product product;
    private final Api browser;
    private final String member = UUID.randomUUID() + "@example.com";
    private OpenIdProvider provider;

    OidcIT(Product product) {
        this.product = product;
        this.browser = product.with("");
    }

    @BeforeEach
    void start() throws IOException {
        provider = OpenIdProvider.at(product.openIdPort());
        provider.email = member;
        product.owner().post("/v1/members", "{\"email\": \"%s\", \"role\": \"editor\"}".formatted(member)).is(201);
    }

    @AfterEach
    void stop() {
        provider.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"RS256", "PS256", "ES256"})
    void letsAMemberInForWhomTheProviderVouches(String algorithm) {
        provider.algorithm = JWSAlgorithm.parse(algorithm);
        var back = comeBack(begin()).is(303);

        var session = browser.get("/auth/session", "Cookie", cookie(back, "verbatim_session")).is(200);

        assertThat(session.textAt("/data/email")).isEqualTo(member);
        assertThat(back.header("Location")).isEqualTo("/");
        assertThat(back.header("Set-Cookie")).contains("HttpOnly", "SameSite=Lax");
        assertThat(product.owner().get("/v1/audit-log?per_page=5").is(200).each("/data", "/action")).contains("signed_in");
    }

    @Test
    void letsNobodyInWhoIsNoMember() {
        provider.email = "stranger@example.com";

        comeBack(begin()).isRefused(401, "unauthenticated");
    }

    @Test
    void believesNoTokenThatASharedSecretHasSigned() {
        provider.algorithm = JWSAlgorithm.HS256;

        comeBack(begin()).isRefused(401, "unauthenticated");
    }

    @Test
    void believesNoTokenOfAnotherAttempt() {
        provider.otherNonce = new Nonce();

        comeBack(begin()).isRefused(401, "unauthenticated");
    }

    @Test
    void takesACodeOnce() {
        var begun = begin();
        var way = way(begun);
        browser.get(way, "Cookie", cookie(begun, "verbatim_oidc")).is(303);

        browser.get(way, "Cookie", cookie(begun, "verbatim_oidc")).isRefused(401, "unauthenticated");
    }

    @Test
    void takesTheCodeOfNobodyElsesAttempt() {
        var mine = begin();
        var theirs = begin();

        browser.get(way(theirs), "Cookie", cookie(mine, "verbatim_oidc")).isRefused(401, "unauthenticated");
        browser.get(way(theirs)).isRefused(401, "unauthenticated");
        // Their state with my code: the provider finds that the verifier is not that of the challenge.
        var stolen = way(mine).replaceFirst("state=[^&]*", state(way(theirs)));
        browser.get(stolen, "Cookie", cookie(theirs, "verbatim_oidc")).isRefused(401, "unauthenticated");
    }

    private Answer begin() {
        return browser.get("/auth/oidc").is(303);
    }

    private Answer comeBack(Answer begun) {
        return browser.get(way(begun), "Cookie", cookie(begun, "verbatim_oidc"));
    }

    /** Goes to the provider, and answers where that sends the browser. */
    private String way(Answer begun) {
        var address = URI.create(begun.header("Location"));
        var sent = new Api(address, "").get(address.getRawPath() + "?" + address.getRawQuery()).is(302);
        var back = URI.create(sent.header("Location"));
        return back.getRawPath() + "?" + back.getRawQuery();
    }

    private static String state(String way) {
        return way.replaceFirst(".*(state=[^&]*).*", "$1");
    }

    private static String cookie(Answer answer, String name) {
        return answer.header("Set-Cookie").replaceFirst(".*(%s=[^;]+);.*".formatted(name), "$1");
    }
}
