package io.verbatim.outside;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Requests at random to all entrances, from one seed. */
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

    private final Product product;
    private final Entrances entrances;
    private final long seed;
    private final Gibberish gibberish;

    Noise(Product product, Entrances entrances, long seed) {
        this.product = product;
        this.entrances = entrances;
        this.seed = seed;
        this.gibberish = new Gibberish(new Random(seed), NAMES, TEXTS);
    }

    void make(int requests) {
        LOG.info("The seed of the noise is {}", seed);
        for (int i = 0; i < requests; i++) {
            makeOne(i);
        }
    }

    private void makeOne(int number) {
        var entrance = gibberish.one(entrances.all());
        byte[] body = gibberish.spoiled(gibberish.object().getBytes(StandardCharsets.UTF_8));
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

    private String spoiled(String path) {
        return switch (gibberish.random().nextInt(12)) {
            case 0 -> path + "/" + gibberish.one(List.of("..", "%00", "%2F", "x", "%FF", ";"));
            case 1 -> path.substring(0, 1 + gibberish.random().nextInt(path.length() - 1));
            case 2 -> path.replaceAll("_[0-9a-z]{26}", "_" + "z".repeat(26));
            default -> path;
        };
    }
}
