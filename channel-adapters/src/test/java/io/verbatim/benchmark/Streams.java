package io.verbatim.benchmark;

import io.verbatim.fake.KafkaBroker;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** From the store to Kafka: catching up after an outage, and the delay while events come steadily. */
final class Streams {
    private static final long FEWEST = 50_000;
    private static final int PER_SECOND = 1_000;
    private static final int WHOLE = 100;

    private final Settings settings;
    private final Path directory;

    private record Round(double events, double producer, double millis, double database) { }

    Streams(Settings settings, Path directory) {
        this.settings = settings;
        this.directory = directory;
    }

    Table measure() throws IOException, SQLException, InterruptedException {
        try (var broker = KafkaBroker.in(directory.resolve("kafka"));
             var product = Product.start(settings, directory.resolve("product"), false,
                 Map.of("VERBATIM_KAFKA_BOOTSTRAP_SERVERS", broker.address())).awaitReady()) {
            var bench = new Bench(settings, product, product.database(), directory);
            long events = fill(bench);
            broker.start();
            return table(events, rounds(bench, broker, events), delays(bench, broker));
        }
    }

    /** Talks until there is something to publish. */
    private static long fill(Bench bench) throws IOException, SQLException, InterruptedException {
        try (var setUp = new SetUp(bench.product().port())) {
            var channel = setUp.flow();
            while (last(bench) < FEWEST) {
                bench.measure(channel.sessions(32, Channel.TURNS_OF_THE_FLOW));
            }
        }
        return last(bench);
    }

    private List<Round> rounds(Bench bench, KafkaBroker broker, long events) throws SQLException, InterruptedException {
        var rounds = new ArrayList<Round>();
        try (var producer = new PlainProducer(broker, bench.database())) {
            published(bench, events);
            for (int i = 0; i < settings.rounds(); i++) {
                bench.database().execute("update publisher set position = 0, event_id = null, epoch = epoch + 1, held_until = '-infinity'");
                rounds.add(round(bench, events, producer));
            }
        }
        return rounds;
    }

    private static Round round(Bench bench, long events, PlainProducer producer) throws SQLException, InterruptedException {
        long from = published(bench, 1);
        var product = bench.product().processorTime();
        var database = bench.database().processorTime();
        long began = System.nanoTime();
        published(bench, events);
        double seconds = (System.nanoTime() - began) / 1e9;
        double told = events - from;
        return new Round(told / seconds, producer.perSecond(events), bench.product().processorTime().minus(product).toNanos() / 1e6 / told,
            bench.database().processorTime().minus(database).toNanos() / 1e6 / told);
    }

    private Sample delays(Bench bench, KafkaBroker broker) throws SQLException, InterruptedException {
        try (var delays = new Delays(broker)) {
            return delays.measure(bench.database(), PER_SECOND, Duration.ofSeconds(settings.quick() ? 5 : 20));
        }
    }

    /** Waits until so much is published; answers how much it is then. */
    private static long published(Bench bench, long wanted) throws SQLException, InterruptedException {
        try (var connection = bench.database().connect();
             var statement = connection.prepareStatement("select position from publisher")) {
            while (true) {
                try (var row = statement.executeQuery()) {
                    if (row.next() && row.getLong(1) >= wanted) {
                        return row.getLong(1);
                    }
                }
                TimeUnit.MILLISECONDS.sleep(5);
            }
        }
    }

    private static long last(Bench bench) throws SQLException {
        return Long.parseLong(bench.database().text("select max(global_index) from event"));
    }

    private static Table table(long events, List<Round> rounds, Sample delays) {
        return new Table("Stream", "events/s", "plain producer/s", "ratio", "product ms/1000 events", "PostgreSQL ms/1000 events",
            "delay at %d/s p50 ms".formatted(PER_SECOND), "p99 ms")
            .say("Catching up: %d events of real turns, from the store to a broker of one process with 6 partitions; a broker has a processor, too.".formatted(events))
            .say("Beside it in each round: a producer of the same settings, which sends the payloads of stored events and nothing else. The delay is from an event's time in the store to its arrival at a consumer.")
            .row(Spread.of(rounds, Round::events).text("%.0f"), Spread.of(rounds, Round::producer).text("%.0f"),
                Spread.of(rounds, round -> round.events() / round.producer()).text("%.2f"),
                Spread.of(rounds, round -> round.millis() * 1000).medianText("%.0f"),
                Spread.of(rounds, round -> round.database() * 1000).medianText("%.0f"),
                String.format(Locale.ROOT, "%.0f", delays.percentile(WHOLE / 2)), String.format(Locale.ROOT, "%.0f", delays.percentile(WHOLE - 1)));
    }
}
