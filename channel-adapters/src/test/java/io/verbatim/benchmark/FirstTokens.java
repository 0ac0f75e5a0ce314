package io.verbatim.benchmark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** From the message to the first word of a streamed reply, through the product and from the same backend directly. */
final class FirstTokens {
    private static final List<Integer> CONNECTIONS = List.of(1, 16, 64);
    private static final int WORDS = 10;
    private static final int PAUSE_MILLIS = 20;
    private static final String DIRECT = """
        {"model": "fake", "stream": true, "messages": [{"role": "user", "content": "Where is my order ORD-123, please?"}]}""";

    private final Bench bench;

    private record Round(Sample turns, Sample direct) { }

    FirstTokens(Bench bench) {
        this.bench = bench;
    }

    Table measure() throws IOException, InterruptedException {
        var table = new Table("Time to first token", "connections", "p50 ms", "p99 ms", "backend directly p50 ms", "p99 ms", "added p50 ms", "failed")
            .say("From the message to the first `message.delta` on the wire; its piece is stored before. The backend speaks at once, %d words, one every %d ms, and lives in the benchmark's process. Each call opens a connection."
                .formatted(WORDS, PAUSE_MILLIS));
        try (var backend = SpeakingBackend.start(WORDS, PAUSE_MILLIS); var setUp = new SetUp(bench.product().port())) {
            var channel = setUp.speech("http://127.0.0.1:%d/".formatted(backend.port()));
            Load.run(listeners(channel, 16), bench.settings().warmUp().dividedBy(4));
            for (int connections : CONNECTIONS) {
                row(table, connections, rounds(backend, channel, connections));
            }
        }
        return table;
    }

    private List<Round> rounds(SpeakingBackend backend, Channel channel, int connections) throws IOException, InterruptedException {
        var rounds = new ArrayList<Round>();
        for (int i = 0; i < bench.settings().rounds(); i++) {
            var turns = Load.run(listeners(channel, connections), bench.settings().round());
            rounds.add(new Round(turns, Load.run(direct(backend, connections), bench.settings().round())));
        }
        return rounds;
    }

    private static List<Caller> listeners(Channel channel, int count) throws IOException {
        var listeners = new ArrayList<Caller>();
        try (var http = new Http(channel.port())) {
            for (int i = 0; i < count; i++) {
                var request = channel.opened(http, "Accept: text/event-stream", Channel.QUESTION[0]);
                listeners.add(new Listener(channel.port(), request, "message.delta", "turn.completed"));
            }
        }
        return listeners;
    }

    private static List<Caller> direct(SpeakingBackend backend, int count) {
        var request = Http.request("POST", "/", "", DIRECT);
        return IntStream.range(0, count).<Caller>mapToObj(i -> new Listener(backend.port(), request, "content", "[DONE]"))
            .toList();
    }

    private static void row(Table table, int connections, List<Round> rounds) {
        table.row(Integer.toString(connections), Spread.of(rounds, round -> round.turns.percentile(50)).text("%.1f"),
            Spread.of(rounds, round -> round.turns.percentile(99)).medianText("%.1f"),
            Spread.of(rounds, round -> round.direct.percentile(50)).text("%.1f"),
            Spread.of(rounds, round -> round.direct.percentile(99)).medianText("%.1f"),
            Spread.of(rounds, round -> round.turns.percentile(50) - round.direct.percentile(50)).medianText("%.1f"),
            Integer.toString(rounds.stream().mapToInt(round -> round.turns.failed()).sum()));
    }
}
