package io.verbatim.outside;

import com.nimbusds.common.contenttype.ContentType;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.ResponseMode;
import com.nimbusds.oauth2.sdk.TokenErrorResponse;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.id.Audience;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.Subject;
import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.token.BearerAccessToken;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.AuthenticationSuccessResponse;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.SubjectType;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.token.OIDCTokens;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A small OpenID provider: Nimbus reads and judges what we send, PKCE and client secret included, and writes and signs what comes back. */
final class OpenIdProvider implements AutoCloseable {
    static final String CLIENT = "verbatim";
    static final String SECRET = "a-secret-that-is-as-long-as-providers-like-them";

    private static final RSAKey RSA = rsa();
    private static final ECKey EC = ec();

    private final Map<AuthorizationCode, AuthenticationRequest> asked = new ConcurrentHashMap<>();
    private final HttpServer server;
    private final Issuer issuer;
    volatile String email = "";
    volatile JWSAlgorithm algorithm = JWSAlgorithm.RS256;
    volatile @Nullable Nonce otherNonce;

    private OpenIdProvider(int port) throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 0);
        issuer = new Issuer("http://127.0.0.1:" + port);
    }

    static OpenIdProvider at(int port) throws IOException {
        var provider = new OpenIdProvider(port);
        provider.open("/.well-known/openid-configuration", exchange -> provider.metadata());
        provider.open("/keys", exchange -> new JWKSet(List.of(RSA, EC)).toPublicJWKSet().toString());
        provider.open("/authorize", provider::authorize);
        provider.open("/token", provider::token);
        provider.server.start();
        return provider;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private interface Page {
        String of(HttpExchange exchange) throws GeneralException, JOSEException, IOException;
    }

    private void open(String path, Page page) {
        server.createContext(path, exchange -> {
            try {
                answer(exchange, 200, page.of(exchange));
            } catch (GeneralException e) {
                var error = Objects.requireNonNullElse(e.getErrorObject(), OAuth2Error.INVALID_REQUEST);
                answer(exchange, 400, new TokenErrorResponse(error).toJSONObject().toString());
            } catch (JOSEException e) {
                answer(exchange, 500, "{}");
            }
        });
    }

    private String metadata() {
        var metadata = new OIDCProviderMetadata(issuer, List.of(SubjectType.PUBLIC), at("/keys"));
        metadata.setAuthorizationEndpointURI(at("/authorize"));
        metadata.setTokenEndpointURI(at("/token"));
        metadata.applyDefaults();
        return metadata.toJSONObject().toString();
    }

    /** Whoever comes has signed in at once. */
    private String authorize(HttpExchange exchange) throws GeneralException {
        var request = AuthenticationRequest.parse(exchange.getRequestURI().getRawQuery());
        if (!request.getClientID().getValue().equals(CLIENT) || request.getCodeChallengeMethod() != CodeChallengeMethod.S256) {
            throw new GeneralException(OAuth2Error.INVALID_REQUEST);
        }
        var code = new AuthorizationCode();
        asked.put(code, request);
        var back = request.getRedirectionURI();
        return new AuthenticationSuccessResponse(back, code, null, null, request.getState(), null, ResponseMode.QUERY).toURI().toString();
    }

    private String token(HttpExchange exchange) throws GeneralException, JOSEException, IOException {
        var request = request(exchange);
        if (!(request.getClientAuthentication() instanceof ClientSecretBasic client)
            || !client.getClientSecret().getValue().equals(SECRET)) {
            throw new GeneralException(OAuth2Error.INVALID_CLIENT);
        }
        if (!(request.getAuthorizationGrant() instanceof AuthorizationCodeGrant grant)) {
            throw new GeneralException(OAuth2Error.UNSUPPORTED_GRANT_TYPE);
        }
        var authorized = asked.remove(grant.getAuthorizationCode());
        if (authorized == null || !authorized.getRedirectionURI().equals(grant.getRedirectionURI())
            || !CodeChallenge.compute(CodeChallengeMethod.S256, grant.getCodeVerifier()).equals(authorized.getCodeChallenge())) {
            throw new GeneralException(OAuth2Error.INVALID_GRANT);
        }
        TokenResponse response = new OIDCTokenResponse(new OIDCTokens(signed(authorized), new BearerAccessToken(), null));
        return response.toSuccessResponse().toJSONObject().toString();
    }

    private TokenRequest request(HttpExchange exchange) throws GeneralException, IOException {
        var request = new HTTPRequest(HTTPRequest.Method.POST, at("/token"));
        request.setEntityContentType(ContentType.APPLICATION_URLENCODED);
        request.setAuthorization(exchange.getRequestHeaders().getFirst("Authorization"));
        request.setBody(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        return TokenRequest.parse(request);
    }

    private SignedJWT signed(AuthenticationRequest authorized) throws GeneralException, JOSEException {
        var now = Instant.now();
        var claims = new IDTokenClaimsSet(issuer, new Subject(), List.of(new Audience(CLIENT)), Date.from(now.plusSeconds(300)),
            Date.from(now));
        claims.setNonce(otherNonce == null ? authorized.getNonce() : otherNonce);
        claims.setClaim("email", email);
        claims.setClaim("email_verified", true);
        boolean isElliptic = JWSAlgorithm.Family.EC.contains(algorithm);
        var header = new JWSHeader.Builder(algorithm).keyID(isElliptic ? EC.getKeyID() : RSA.getKeyID()).build();
        var token = new SignedJWT(header, claims.toJWTClaimsSet());
        token.sign(signer(isElliptic));
        return token;
    }

    private JWSSigner signer(boolean isElliptic) throws JOSEException {
        return isElliptic ? new ECDSASigner(EC)
            : JWSAlgorithm.Family.RSA.contains(algorithm) ? new RSASSASigner(RSA) : new MACSigner(SECRET);
    }

    private URI at(String path) {
        return URI.create(issuer.getValue() + path);
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        boolean isRedirect = exchange.getRequestURI().getPath().equals("/authorize") && status == 200;
        byte[] bytes = isRedirect ? new byte[0] : body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set(isRedirect ? "Location" : "Content-Type", isRedirect ? body : "application/json");
        exchange.sendResponseHeaders(isRedirect ? 302 : status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static RSAKey rsa() {
        try {
            return new RSAKeyGenerator(2_048).keyID("rsa").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ECKey ec() {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID("ec").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
