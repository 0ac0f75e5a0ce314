package io.verbatim.outside;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/** A request at random to start or message; the same for the same seed and number. */
record SessionNoise(Gibberish gibberish) {

    private static final List<String> SESSIONS = List.of("anna", "berta", "carla", "nobody", "%61nna", "a%20b", "%00", "x".repeat(201));
    private static final List<String> NAMES = List.of("session_id", "user_identifier", "force_restart", "variables", "message_payload",
        "message", "selected_option_id", "attachments", "url", "filename", "mime_type", "customer_name", "age", "tags", "Message",
        "", "a.b", "\u00e9", "\u0000", "\ud800");
    private static final List<String> TEXTS = List.of("", "anna", "berta", "opt_shirt", "opt_bye", "l", "A shirt",
        "https://a.example/b", "..", "file:///etc/passwd", "{customer_name}", "{a.b[0]|toUpperCase}", "\u0000", "\udfff", "\ud83d\ude00",
        "\u202e", "x".repeat(201), "'; drop table event; --", "\r\n");
    private static final List<String> LIKELY = List.of("{}", "{\"session_id\": \"anna\", \"force_restart\": true}",
        "{\"session_id\": \"berta\"}", "{\"message\": \"Anna\"}", "{\"selected_option_id\": \"opt_shirt\"}", "{\"message\": \"Small\"}",
        "{\"message\": \"a\", \"attachments\": [{\"url\": \"https://a.example/b\"}]}", "{\"message\": \"A shirt\"}");
    private static final List<String> TYPES = List.of("application/json", "application/json; charset=utf-8",
        "application/json;charset=\u00e4", "application/vnd.api+json", "text/plain", "application/x-www-form-urlencoded", "*/*", ";",
        "json", "");
    private static final List<String> ACCEPTS = List.of("application/json", "*/*", "text/event-stream", "text/html",
        "text/event-stream, application/json", "application/json;q=0", "nonsense", ";;", "", "text/event-stream;q=2");
    private static final List<String> KEYS = List.of("k1", "k2", "\"k1\"", "", "\"", "a b", "\u00e4", "x".repeat(255), "x".repeat(256),
        "a\tb");
    private static final List<String> PREFERENCES = List.of("respond-async", "Respond-Async; a=b", "wait=10", ",", "=", "\"",
        "respond-async, wait=0");

    static SessionNoise of(long seed, int number) {
        // Neighbouring seeds begin alike in this generator: one that mixes them comes first.
        return new SessionNoise(new Gibberish(new Random(new Random(seed).nextLong() + number * 0x9E3779B97F4A7C15L), NAMES, TEXTS));
    }

    /** All of it but the end of its connection. */
    Shot shot(Chat chat) {
        boolean start = gibberish.once(3);
        var path = start ? chat.path() : chat.path() + gibberish.one(SESSIONS) + "/message" + (gibberish.once(2) ? "/" : "");
        return new Shot(path, headers(), gibberish.spoiled(body()));
    }

    /** A request before it is sent. */
    record Shot(String path, List<String> headers, byte[] body) {

        byte[] bytes(String key) {
            var out = new ByteArrayOutputStream();
            out.writeBytes("""
                POST %s HTTP/1.1\r
                Host: localhost\r
                X-API-Key: %s\r
                Connection: close\r
                Content-Length: %d\r
                %s\r
                """.formatted(path, key, body.length, headers.stream().map("%s\r\n"::formatted).collect(Collectors.joining()))
                .getBytes(StandardCharsets.ISO_8859_1));
            out.writeBytes(body);
            return out.toByteArray();
        }

        @Override
        public String toString() {
            var text = new String(body, StandardCharsets.UTF_8);
            return "%s %s %s".formatted(path, headers, text.length() > 500 ? text.substring(0, 500) + "..." : text);
        }
    }

    private List<String> headers() {
        var headers = new ArrayList<String>();
        headers.add("Content-Type: " + (gibberish.once(12) ? gibberish.one(TYPES) : "application/json"));
        maybe(headers, "Accept", ACCEPTS, 10);
        maybe(headers, "Idempotency-Key", KEYS, 8);
        maybe(headers, "Idempotency-Key", KEYS, 30);
        maybe(headers, "Prefer", PREFERENCES, 6);
        return headers;
    }

    private void maybe(List<String> headers, String name, List<String> values, int in) {
        if (gibberish.once(in)) {
            headers.add(name + ": " + gibberish.one(values));
        }
    }

    private byte[] body() {
        var text = switch (gibberish.random().nextInt(100)) {
            case 0 -> "{\"message_payload\": \"%s\"}".formatted("x".repeat((1 << 20) - gibberish.random().nextInt(60)));
            case 1 -> "{\"message_payload\": %s%s}".formatted("[".repeat(gibberish.random().nextInt(100)), "]".repeat(60));
            case 2 -> "{\"message\": \"a\", \"message\": %s}".formatted(gibberish.value());
            case 3 -> gibberish.value();
            case 4 -> "";
            case 5 -> "{\"message\": \"%s\"}".formatted("\u00e9".repeat(65_530 + gibberish.random().nextInt(12)));
            default -> likely();
        };
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private String likely() {
        return switch (gibberish.random().nextInt(4)) {
            case 0 -> gibberish.one(LIKELY);
            case 1 -> "{%s: %s}".formatted(Gibberish.text(gibberish.one(NAMES)), gibberish.value());
            default -> gibberish.object();
        };
    }
}
