package io.verbatim.benchmark;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Turns that ask a backend, beside the same backend asked directly. */
final class AiTurns {
    private static final String DIRECT = """
        {"messages": [{"role": "user", "content": "Where is my order ORD-123, please?"}], "conversation_id": "conv_0123456789abcdef01234567",
         "user": {"id": "0123456789", "platform": "api"}, "bot": {"id": "bot_0123456789abcdef01234567", "name": "Talk"}, "metadata": {"channel": "api"}}""";

    private final Bench bench;

    private record Case(String name, int connections, QuickBackend backend, Channel channel, List<Round> rounds) { }

    private record Round(Bench.Measured turns, Sample direct) { }

    AiTurns(Bench bench) {
        this.bench = bench;
    }

    Table measure() throws IOException, InterruptedException {
        var calm = prepared("50 ms", 16, Duration.ofMillis(50), 0);
        var rushes = List.of(prepared("0 ms", 64, Duration.ZERO, 0), prepared("50 ms", 256, Duration.ofMillis(50), 0),
            prepared("0 ms, 1 % errors", 64, Duration.ZERO, 100));
        bench.warmUp(rushes.getFirst().channel, Channel.QUESTION);
        // By itself: the longest waits would be what a rush before it leaves to the database to tidy.
        measure(List.of(calm));
        measure(rushes);
        var table = table();
        for (var one : Stream.concat(Stream.of(calm), rushes.stream()).toList()) {
            row(table, one);
            one.backend.close();
        }
        return table;
    }

    private void measure(List<Case> cases) throws IOException, InterruptedException {
        for (var one : cases) {
            bench.warmUp(one.channel.sessions(one.connections, Channel.QUESTION));
        }
        for (int i = 0; i < bench.settings().rounds(); i++) {
            for (var one : cases) {
                one.rounds.add(round(one));
            }
        }
    }

    private Case prepared(String name, int connections, Duration pause, int failing) throws IOException {
        var backend = QuickBackend.start(QuickBackend.Behaviour.after(pause, failing));
        try (var setUp = new SetUp(bench.product().port())) {
            return new Case(name, connections, backend, setUp.talk(backend.url(1)), new ArrayList<>());
        }
    }

    private Round round(Case one) throws IOException, InterruptedException {
        var turns = bench.measure(one.channel.sessions(one.connections, Channel.QUESTION));
        var direct = new ArrayList<Caller>();
        for (int i = 0; i < one.connections; i++) {
            direct.add(Caller.sending(one.backend.port(), Http.request("POST", "/", "", DIRECT)));
        }
        return new Round(turns, Load.run(direct, bench.settings().round()));
    }

    private static Table table() {
        return new Table("AI turn", "backend", "connections", "turns/s", "p50 ms", "p99 ms", "backend directly/s", "p50 ms", "ratio",
            "generator and backend us/turn", "product ms/turn", "PostgreSQL ms/turn", "views behind ms", "failed")
            .say("Message, dispatch, call, answer, each step stored. The backend lives in the benchmark's process. With errors, each hundredth call is answered with a 500 and retried after at most 50 ms.");
    }

    private static void row(Table table, Case one) {
        var rounds = one.rounds;
        table.row(one.name, Integer.toString(one.connections), Spread.of(rounds, round -> round.turns().sample().perSecond()).text("%.0f"),
            Spread.of(rounds, round -> round.turns().sample().percentile(50)).medianText("%.1f"),
            Spread.of(rounds, round -> round.turns().sample().percentile(99)).medianText("%.1f"),
            Spread.of(rounds, round -> round.direct().perSecond()).text("%.0f"),
            Spread.of(rounds, round -> round.direct().percentile(50)).medianText("%.1f"),
            Spread.of(rounds, round -> round.turns().sample().perSecond() / round.direct().perSecond()).text("%.2f"),
            Spread.of(rounds, round -> round.turns().sample().generatorMicros()).medianText("%.0f"),
            Spread.of(rounds, round -> round.turns().millis()).medianText("%.2f"),
            Spread.of(rounds, round -> round.turns().database()).medianText("%.2f"),
            Spread.of(rounds, round -> round.turns().views().toMillis()).text("%.0f"),
            Integer.toString(rounds.stream().mapToInt(round -> round.turns().sample().failed()).sum()));
    }
}
