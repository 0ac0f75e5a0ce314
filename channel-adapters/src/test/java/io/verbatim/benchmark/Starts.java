package io.verbatim.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** From the start of the process to the first answered turn. */
final class Starts {
    private static final Pattern CURL = Pattern.compile("/api/integrations/api/(\\S+)/session/ -H 'X-API-Key: ([^']+)'");

    private final Settings settings;
    private final Path directory;

    Starts(Settings settings, Path directory) {
        this.settings = settings;
        this.directory = directory;
    }

    Table measure() throws IOException, InterruptedException {
        var empty = new double[settings.quick() ? 1 : settings.rounds()];
        var kept = new double[empty.length];
        for (int i = 0; i < empty.length; i++) {
            round(i, empty, kept);
        }
        return new Table("Start", "data directory", "seconds", "limit by the specification")
            .say("From the start of `java -jar` to the answer of the first message of the first session, demo bot. The kept directory is that of a process that was killed with `kill -9`: the database recovers first.")
            .row("empty", Spread.of(empty).text("%.1f"), "30").row("kept", Spread.of(kept).text("%.1f"), "10");
    }

    private void round(int i, double[] empty, double[] kept) throws IOException, InterruptedException {
        var place = directory.resolve("start" + i);
        Channel demo;
        try (var first = Product.start(settings, place, true)) {
            demo = demo(first.port(), first.await(() -> first.printed("curl -s")));
            empty[i] = seconds(first, demo);
            first.kill();
        }
        try (var second = Product.start(settings, place, true)) {
            kept[i] = seconds(second, new Channel(second.port(), demo.id(), demo.key()));
        }
    }

    private static double seconds(Product product, Channel channel) throws InterruptedException {
        product.await(() -> answeredTurn(channel));
        return product.sinceStart().toMillis() / 1e3;
    }

    private static @Nullable Boolean answeredTurn(Channel channel) {
        try (var http = new Http(channel.port())) {
            channel.open(http, "first");
            return http.call(channel.messages("first", "{\"message\": \"Alice\"}")[0]) == 200 ? true : null;
        } catch (IOException e) {
            return null;
        }
    }

    private static Channel demo(int port, String line) {
        var found = CURL.matcher(line);
        if (!found.find()) {
            throw new IllegalStateException(String.format(Locale.ROOT, "No channel in: %s", line));
        }
        return new Channel(port, found.group(1), found.group(2));
    }
}
