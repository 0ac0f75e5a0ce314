package io.verbatim.outside;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Requests at random, from one seed: near enough to good ones to get past the first look. */
final class Noise {

    private static final Logger LOG = LoggerFactory.getLogger(Noise.class);
    private static final List<String> NAMES = List.of("name", "message", "session_id", "user_identifier", "variables", "message_payload",
        "force_restart", "selected_option_id", "attachments", "url", "config", "type", "headers", "timeout", "components", "id", "next",
        "options",
        "when", "branches", "role", "active", "settings", "webhook_url", "breaker", "notes", "api_key", "", "a.b", "\u00e9", "\u0000",
        "\ud800");
    private static final List<String> TEXTS = List.of("", "a", "api", "viewer", "start", "ai_reply", "https://example.com/", "{a.b[0]}",
        "\u0000", "\udfff",
        "\ud83d\ude00", "x".repeat(3_000), "%s", "'; drop table event; --", "../..", "\r\n", "9".repeat(400), "(a+)+$");
    private static final List<String> NUMBERS = List.of("0", "-0", "1", "-1", "1e400", "1e-400", "9223372036854775808", "0.1", "2147483648",
        "9".repeat(900));
    private static final int DEEPEST = 5;

    private final Product product;
    private final Entrances entrances;
    private final long seed;
    private final Random random;

    Noise(Product product, Entrances entrances, long seed) {
        this.product = product;
        this.entrances = entrances;
        this.seed = seed;
        this.random = new Random(seed);
    }

    void make(int requests) {
        LOG.info("The seed of the noise is {}", seed);
        for (int i = 0; i < requests; i++) {
            makeOne(i);
        }
    }

    private void makeOne(int number) {
        var entrance = one(entrances.all());
        byte[] body = spoiled(object(0).getBytes(StandardCharsets.UTF_8));
        long before = product.events();
        var answer = new RawLine(product.port()).send(entrance.method(), spoiled(entrance.path()), entrance.api().key(), body);

        var told = "seed %d, request %d: %s %s %s: %s".formatted(seed, number, entrance.method(), entrance.path(),
            new String(body, StandardCharsets.UTF_8), answer.text());
        assertThat(answer.status()).as(told).isLessThan(500);
        if (answer.status() >= 400) {
            answer.isProblem();
            assertThat(product.events()).as(told).isEqualTo(before);
        }
    }

    private String object(int depth) {
        return IntStream.range(0, random.nextInt(4)).mapToObj(i -> text(one(NAMES)) + ": " + value(depth + 1))
            .collect(Collectors.joining(", ", "{", "}"));
    }

    private String value(int depth) {
        return switch (random.nextInt(depth < DEEPEST ? 7 : 5)) {
            case 0 -> one(NUMBERS);
            case 1 -> "null";
            case 2 -> String.valueOf(random.nextBoolean());
            case 3, 4 -> text(one(TEXTS));
            case 5 -> IntStream.range(0, random.nextInt(3)).mapToObj(i -> value(depth + 1)).collect(Collectors.joining(", ", "[", "]"));
            default -> object(depth);
        };
    }

    private byte[] spoiled(byte[] body) {
        if (body.length > 0 && random.nextInt(10) == 0) {
            body[random.nextInt(body.length)] = (byte) random.nextInt(256);
        }
        return body;
    }

    private String spoiled(String path) {
        return switch (random.nextInt(12)) {
            case 0 -> path + "/" + one(List.of("..", "%00", "%2F", "x", "%FF", ";"));
            case 1 -> path.substring(0, 1 + random.nextInt(path.length() - 1));
            case 2 -> path.replaceAll("_[0-9a-z]{26}", "_" + "z".repeat(26));
            default -> path;
        };
    }

    private static String text(String text) {
        var escaped = text.chars().mapToObj(c -> c < ' ' || c == '"' || c == '\\' || Character.isSurrogate((char) c)
            ? "\\u%04x".formatted(c) : String.valueOf((char) c)).collect(Collectors.joining());
        return "\"" + escaped + "\"";
    }

    private <T> T one(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
