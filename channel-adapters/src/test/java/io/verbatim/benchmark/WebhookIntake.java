package io.verbatim.benchmark;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Signed notifications of Meta's: answered with 200 once all that is in them is stored; handled beside it. */
final class WebhookIntake {
    private static final int CONNECTIONS = 64;
    private static final double STEADY = 500;
    private static final int MOST_LOOKS = 3_000;
    private static final int BREATH = 100;
    private static final String WAITING = "select count(*) from (select from inbox limit 1) waiting";
    private static final String SEEN = "benchmark.inbox_seen";

    private final Bench bench;

    private record Round(Bench.Measured fast, Bench.Measured steady, Inserts.Speed inserts) { }

    WebhookIntake(Bench bench) {
        this.bench = bench;
    }

    Table measure() throws IOException, SQLException, InterruptedException {
        var table = new Table("Webhook intake", "messages a post", "posts/s", "same insert/s", "part of it", "p99 ms",
            "p99 ms at 500 posts/s", "product ms/post", "failed")
            .say("`POST /webhooks/whatsapp/...` with a signature, %d connections: 200 once the messages are stored. ".formatted(CONNECTIONS)
                + "Each is handled at once beside it: a session of a bot that says nothing begins and ends.")
            .say("The same insert: as many rows into copies of the same tables, a transaction a post, as many clients. "
                + "At 500 posts a second each connection keeps its own time.");
        try (var _ = QuickGraph.at(bench.product().graphPort()); var setUp = new SetUp(bench.product().port())) {
            var channel = setUp.listening(Notices.SECRET);
            for (int size : List.of(1, 20)) {
                bench.warmUp(notices(channel, size, STEADY / CONNECTIONS));
                awaitHandled();
                row(table, size, rounds(channel, size));
            }
        }
        return table;
    }

    private List<Round> rounds(String channel, int size) throws IOException, SQLException, InterruptedException {
        var inserts = inserts(size);
        var rounds = new ArrayList<Round>();
        for (int i = 0; i < bench.settings().rounds(); i++) {
            var fast = measured(notices(channel, size, 0));
            rounds.add(new Round(fast, measured(notices(channel, size, STEADY / CONNECTIONS)),
                inserts.measure(CONNECTIONS, Math.toIntExact(bench.settings().round().toSeconds()))));
        }
        return rounds;
    }

    private Bench.Measured measured(List<Caller> callers) throws IOException, SQLException, InterruptedException {
        var measured = bench.measure(callers);
        awaitHandled();
        return measured;
    }

    /** So that what comes next is not disturbed; after five minutes it is. */
    private void awaitHandled() throws SQLException, InterruptedException {
        for (int looks = 0; looks < MOST_LOOKS && !bench.database().text(WAITING).equals("0"); looks++) {
            TimeUnit.MILLISECONDS.sleep(BREATH);
        }
    }

    private List<Caller> notices(String channel, int size, double perSecond) {
        return IntStream.range(0, CONNECTIONS)
            .<Caller>mapToObj(i -> new Notices(bench.product().port(), channel, size, perSecond)).toList();
    }

    private Inserts inserts(int size) throws SQLException, IOException {
        bench.database().execute("create schema if not exists benchmark", "drop table if exists benchmark.inbox, " + SEEN,
            "create table benchmark.inbox (like public.inbox including all)",
            "create table %s (like public.inbox_seen including all)".formatted(SEEN));
        var names = IntStream.range(0, size).mapToObj("(AGGREGATE || '_' || (SEQ::bigint + %d))"::formatted)
            .collect(Collectors.joining(", "));
        var sql = ("with k as (insert into %s select sha256(name::bytea) from (values %s) as v (name) returning key) "
            + "insert into benchmark.inbox (lane, key, channel_id, workspace_id, kind, payload, quiet_ms, due_at, node) "
            + "select key, key, 'chn_1', 'wsp_1', 'whatsapp', decode(repeat('ab', 500), 'hex'), 0, clock_timestamp(), 'node' from k")
            .formatted(SEEN, names);
        return Inserts.of(bench.database(), List.of(new InsertScript(size, sql)), bench.directory().resolve("inbox" + size));
    }

    private static void row(Table table, int size, List<Round> rounds) {
        table.row(Integer.toString(size), Spread.of(rounds, round -> round.fast().sample().perSecond()).text("%.0f"),
            Spread.of(rounds, round -> round.inserts().perSecond()).medianText("%.0f"),
            Spread.of(rounds, round -> round.fast().sample().perSecond() / round.inserts().perSecond()).text("%.2f"),
            Spread.of(rounds, round -> round.fast().sample().percentile(99)).medianText("%.1f"),
            Spread.of(rounds, round -> round.steady().sample().percentile(99)).medianText("%.1f"),
            Spread.of(rounds, round -> round.fast().millis()).medianText("%.2f"),
            Integer.toString(rounds.stream().mapToInt(round -> round.fast().sample().failed() + round.steady().sample().failed()).sum()));
    }
}
