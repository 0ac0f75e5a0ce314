package io.verbatim.benchmark;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** Turns of a pure flow, beside the inserts of the same rows and an empty handler of the same server. */
final class SessionTurns {
    private static final int MOST_DATABASE_CLIENTS = 150;

    private final Bench bench;
    private final Channel channel;
    private final List<List<Database.Row>> rows;
    private final Inserts inserts;

    private record Round(Bench.Measured turns, Inserts.Speed inserts, Sample empty) { }

    private SessionTurns(Bench bench, Channel channel, List<List<Database.Row>> rows, Inserts inserts) {
        this.bench = bench;
        this.channel = channel;
        this.rows = rows;
        this.inserts = inserts;
    }

    /** Warms up, and takes the shape of a turn from what that stored. */
    static SessionTurns of(Bench bench, Channel channel) throws IOException, SQLException, InterruptedException {
        bench.warmUp(channel, Channel.TURNS_OF_THE_FLOW);
        var rows = storedTurns(bench, channel);
        return new SessionTurns(bench, channel, rows, Inserts.into(bench.database(), rows, bench.directory()));
    }

    Table measure() throws IOException, SQLException, InterruptedException {
        var rounds = new ArrayList<List<Round>>();
        bench.settings().connections().forEach(connections -> rounds.add(new ArrayList<>()));
        for (int i = 0; i < bench.settings().rounds(); i++) {
            for (int at = 0; at < rounds.size(); at++) {
                rounds.get(at).add(round(bench.settings().connections().get(at)));
            }
        }
        var table = table();
        for (int at = 0; at < rounds.size(); at++) {
            row(table, bench.settings().connections().get(at), rounds.get(at));
        }
        return table;
    }

    private Round round(int connections) throws IOException, SQLException, InterruptedException {
        var turns = bench.measure(channel.sessions(connections, Channel.TURNS_OF_THE_FLOW));
        var speed = inserts.measure(Math.min(connections, MOST_DATABASE_CLIENTS), Math.toIntExact(bench.settings().round().toSeconds()));
        var empty = new ArrayList<Caller>();
        for (int i = 0; i < connections; i++) {
            empty.add(Caller.sending(channel.port(), Http.request("HEAD", "/v1/status", "Authorization: Bearer %s\r\n".formatted(Product.OWNER_KEY), "")));
        }
        return new Round(turns, speed, Load.run(empty, bench.settings().round()));
    }

    private Table table() {
        int bytes = rows.stream().flatMap(List::stream).mapToInt(row -> row.payload().length() + row.metadata().length()).sum() / rows.size();
        int count = rows.stream().mapToInt(List::size).sum();
        return new Table("Session turn", "connections", "turns/s", "p50 ms", "p99 ms", inserts.name() + " tx/s", "ratio",
            "empty handler/s", "ratio", "generator us/request", "product ms/turn", "PostgreSQL ms/turn", "views behind ms", "failed")
            .say("`POST .../message/` on a flow of a question, a variable, buttons, in a circle; the answer is durable before it is sent.")
            .say("Beside it in each round: %s inserts the rows of a turn (%s rows, %d bytes of JSON) into a table of the same shape, one transaction a turn, at most %d clients; and `HEAD /v1/status`, which is routed, authenticated and answered, and touches no store."
                .formatted(inserts.name(), number("%.1f", (double) count / rows.size()), bytes, MOST_DATABASE_CLIENTS));
    }

    private static void row(Table table, int connections, List<Round> rounds) {
        table.row(Integer.toString(connections), Spread.of(rounds, round -> round.turns().sample().perSecond()).text("%.0f"),
            Spread.of(rounds, round -> round.turns().sample().percentile(50)).medianText("%.1f"),
            Spread.of(rounds, round -> round.turns().sample().percentile(99)).medianText("%.1f"),
            Spread.of(rounds, round -> round.inserts().perSecond()).text("%.0f"),
            Spread.of(rounds, round -> round.turns().sample().perSecond() / round.inserts().perSecond()).text("%.2f"),
            Spread.of(rounds, round -> round.empty().perSecond()).text("%.0f"),
            Spread.of(rounds, round -> round.turns().sample().perSecond() / round.empty().perSecond()).text("%.2f"),
            Spread.of(rounds, round -> round.turns().sample().generatorMicros()).medianText("%.0f"),
            Spread.of(rounds, round -> round.turns().millis()).medianText("%.2f"),
            Spread.of(rounds, round -> round.turns().database()).medianText("%.2f"),
            Spread.of(rounds, round -> round.turns().views().toMillis()).text("%.0f"),
            Integer.toString(rounds.stream().mapToInt(round -> round.turns().sample().failed()).sum()));
    }

    private static List<List<Database.Row>> storedTurns(Bench bench, Channel channel) throws IOException, SQLException {
        var session = UUID.randomUUID().toString();
        try (var http = new Http(channel.port())) {
            var conversation = channel.open(http, session);
            for (int i = 0; i < 2; i++) {
                for (var message : channel.messages(session, Channel.TURNS_OF_THE_FLOW)) {
                    http.call(message);
                }
            }
            return bench.database().lastTurns(conversation, 2);
        }
    }

    private static String number(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }
}
