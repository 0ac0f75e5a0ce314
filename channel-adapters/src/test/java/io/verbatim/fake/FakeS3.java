package io.verbatim.fake;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** One bucket behind the part of S3 that files need. It checks signatures (AWS Signature Version 4) and hashes by itself. */
public final class FakeS3 implements AutoCloseable {
    public static final String BUCKET = "files";
    public static final String ACCESS_KEY = "AKIDEXAMPLE";
    public static final String SECRET_KEY = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";

    private final HttpServer server;
    private final Map<String, byte[]> files = new ConcurrentHashMap<>();
    private volatile int status;

    private FakeS3(HttpServer server) {
        this.server = server;
    }

    public static FakeS3 start() throws IOException {
        var fake = new FakeS3(HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0));
        fake.server.createContext("/", fake::serve);
        fake.server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        fake.server.start();
        return fake;
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** By their names, without the bucket's. */
    public Map<String, byte[]> files() {
        return files;
    }

    /** Answers with this status and does nothing, whatever is asked; 0: no longer. */
    public void refuse(int with) {
        status = with;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            if (status != 0 || !isSigned(exchange, body)) {
                exchange.sendResponseHeaders(status != 0 ? status : 403, -1);
            } else {
                answer(exchange, body);
            }
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    private void answer(HttpExchange exchange, byte[] body) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String name = path.substring(Math.min(path.length(), BUCKET.length() + 2));
        switch (exchange.getRequestMethod()) {
            case "PUT" -> {
                files.put(name, body);
                exchange.sendResponseHeaders(200, -1);
            }
            case "DELETE" -> {
                files.remove(name);
                exchange.sendResponseHeaders(204, -1);
            }
            default -> give(exchange, path.startsWith("/" + BUCKET) ? name.isEmpty() ? new byte[0] : files.get(name) : null);
        }
    }

    private static void give(HttpExchange exchange, byte[] file) throws IOException {
        if (file == null) {
            exchange.sendResponseHeaders(404, -1);
        } else if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.getResponseHeaders().set("Content-Length", String.valueOf(file.length));
            exchange.sendResponseHeaders(200, -1);
        } else {
            exchange.sendResponseHeaders(200, file.length == 0 ? -1 : file.length);
            exchange.getResponseBody().write(file);
        }
    }

    private static boolean isSigned(HttpExchange exchange, byte[] body) throws GeneralSecurityException {
        var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, String.join(",", values)));
        var parts = Arrays.stream(headers.getOrDefault("Authorization", "").replaceFirst("AWS4-HMAC-SHA256 ", "").split(", *"))
            .map(part -> part.split("=", 2)).filter(pair -> pair.length == 2).collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
        String hash = headers.getOrDefault("x-amz-content-sha256", "");
        String[] scope = parts.getOrDefault("Credential", "").split("/");
        return scope.length == 5 && scope[0].equals(ACCESS_KEY) && (hash.equals("UNSIGNED-PAYLOAD") || hash.equals(sha256(body)))
            && signature(exchange, headers, parts.get("SignedHeaders"), scope).equals(parts.get("Signature"));
    }

    private static String signature(HttpExchange exchange, Map<String, String> headers, String signed, String[] scope)
        throws GeneralSecurityException {
        var uri = exchange.getRequestURI();
        var lines = Arrays.stream(signed.split(";")).map(name -> name + ":" + headers.get(name).strip() + "\n")
            .collect(Collectors.joining());
        var request = String.join("\n", exchange.getRequestMethod(), uri.getRawPath(),
            uri.getRawQuery() == null ? "" : uri.getRawQuery(), lines, signed,
            headers.get("x-amz-content-sha256"));
        var text = String.join("\n", "AWS4-HMAC-SHA256", headers.get("x-amz-date"), String.join("/", Arrays.copyOfRange(scope, 1, 5)),
            sha256(request.getBytes(UTF_8)));
        byte[] key = ("AWS4" + SECRET_KEY).getBytes(UTF_8);
        for (String part : Arrays.asList(scope).subList(1, 5)) {
            key = hmac(key, part);
        }
        return HexFormat.of().formatHex(hmac(key, text));
    }

    private static String sha256(byte[] bytes) throws GeneralSecurityException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    private static byte[] hmac(byte[] key, String text) throws GeneralSecurityException {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(text.getBytes(UTF_8));
    }
}
