package io.verbatim.benchmark;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** Messages that come by a webhook and are answered by a call: the whole way, and the calls in a second. */
final class Deliveries {
    private static final int WARMING = 32;
    private static final int QUIET = 60;
    private static final int BREATH = 50;

    private final Bench bench;

    private record Round(Bench.Measured taken, double brought) { }

    Deliveries(Bench bench) {
        this.bench = bench;
    }

    Table measure() throws IOException, InterruptedException {
        var table = new Table("Delivery", "connections", "messages in/s", "p99 ms", "deliveries/s", "product ms/message",
            "PostgreSQL ms/message", "failed")
            .say("`POST .../messages` on a webhook channel, a user for each connection: taken in, answered by a flow, and the answer posted to a receiver in the benchmark's process. Deliveries are counted until the last one has come.");
        try (var receiver = QuickBackend.start(QuickBackend.Behaviour.after(Duration.ZERO, 0)); var setUp = new SetUp(bench.product().port())) {
            var channel = setUp.brought(receiver.url(1));
            warmUp(channel, receiver);
            for (int connections : List.of(16, 64)) {
                row(table, connections, rounds(channel, receiver, connections));
            }
        }
        return table;
    }

    private List<Round> rounds(Channel channel, QuickBackend receiver, int connections) throws IOException, InterruptedException {
        var rounds = new ArrayList<Round>();
        for (int i = 0; i < bench.settings().rounds(); i++) {
            rounds.add(round(channel, receiver, connections));
        }
        return rounds;
    }

    private void warmUp(Channel channel, QuickBackend receiver) throws IOException, InterruptedException {
        var watch = watched(receiver, new AtomicLong());
        bench.warmUp(callers(channel, WARMING));
        watch.join();
    }

    private Round round(Channel channel, QuickBackend receiver, int connections) throws IOException, InterruptedException {
        long before = receiver.taken();
        long began = System.nanoTime();
        var end = new AtomicLong(began + 1);
        var watch = watched(receiver, end);
        var measured = bench.measure(callers(channel, connections));
        watch.join();
        return new Round(measured, (receiver.taken() - before) * 1e9 / (end.get() - began));
    }

    /** Notes when the last call came: nothing more within three seconds. */
    private static Thread watched(QuickBackend receiver, AtomicLong end) {
        return Thread.ofPlatform().start(() -> watch(receiver, end));
    }

    private static void watch(QuickBackend receiver, AtomicLong end) {
        long seen = receiver.taken();
        for (int quiet = 0; quiet < QUIET; quiet++) {
            pause();
            if (receiver.taken() > seen) {
                seen = receiver.taken();
                end.set(System.nanoTime());
                quiet = 0;
            }
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(BREATH);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static List<Caller> callers(Channel channel, int count) {
        return Stream.generate(() -> caller(channel)).limit(count).toList();
    }

    private static Caller caller(Channel channel) {
        var user = UUID.randomUUID();
        var request = Http.request("POST", "/v1/channels/webhook/%s/messages".formatted(channel.id()),
            "Authorization: Bearer %s\r\n".formatted(channel.key()),
            "{\"user\": {\"id\": \"%s\"}, \"message\": {\"textMessage\": {\"text\": \"Hello\"}}}".formatted(user));
        return new Caller() {
            private final Http http = new Http(channel.port());

            @Override
            public boolean call() throws IOException {
                return http.call(request) == 202;
            }

            @Override
            public void close() throws IOException {
                http.close();
            }
        };
    }

    private static void row(Table table, int connections, List<Round> rounds) {
        table.row(Integer.toString(connections), Spread.of(rounds, round -> round.taken().sample().perSecond()).text("%.0f"),
            Spread.of(rounds, round -> round.taken().sample().percentile(99)).medianText("%.1f"),
            Spread.of(rounds, Round::brought).text("%.0f"), Spread.of(rounds, round -> round.taken().millis()).medianText("%.2f"),
            Spread.of(rounds, round -> round.taken().database()).medianText("%.2f"),
            Integer.toString(rounds.stream().mapToInt(round -> round.taken().sample().failed()).sum()));
    }
}
