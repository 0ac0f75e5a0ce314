package io.verbatim.channel.oidc;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import java.util.function.Supplier;

/** A provider on loopback: discovery, one RSA key, and a token endpoint that gives out what a test wants. */
final class FakeProvider implements AutoCloseable {
    private static final KeyPair KEYS = pair();

    private final HttpServer server;
    volatile Supplier<String> token = () -> "";
    volatile String form = "";
    volatile String authorization = "";

    FakeProvider() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/.well-known/openid-configuration", exchange -> answer(exchange, """
            {"issuer": "%1$s", "authorization_endpoint": "%1$s/authorize", "token_endpoint": "%1$s/token", "jwks_uri": "%1$s/keys"}"""
            .formatted(issuer())));
        server.createContext("/keys", exchange -> answer(exchange, jwks()));
        server.createContext("/token", exchange -> {
            form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            authorization = exchange.getRequestHeaders().getFirst("Authorization");
            answer(exchange, "{\"id_token\": \"%s\"}".formatted(token.get()));
        });
        server.start();
    }

    String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** A token with these claims, signed with the provider's key. */
    static String signed(String claims) {
        return signed("RS256", claims, KEYS);
    }

    static String signed(String algorithm, String claims, KeyPair keys) {
        var body = encoded("{\"alg\": \"%s\", \"kid\": \"one\"}".formatted(algorithm).getBytes(StandardCharsets.UTF_8)) + "."
            + encoded(claims.getBytes(StandardCharsets.UTF_8));
        try {
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(keys.getPrivate());
            signature.update(body.getBytes(StandardCharsets.US_ASCII));
            return body + "." + encoded(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static KeyPair pair() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2_048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private static String jwks() {
        var key = (RSAPublicKey) KEYS.getPublic();
        return "{\"keys\": [{\"kty\": \"EC\", \"kid\": \"other\"}, {\"kty\": \"RSA\", \"kid\": \"one\", \"n\": \"%s\", \"e\": \"%s\"}]}"
            .formatted(encoded(key.getModulus().toByteArray()), encoded(key.getPublicExponent().toByteArray()));
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static void answer(HttpExchange exchange, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        try (var out = exchange.getResponseBody()) {
            out.write(body);
        }
    }
}
