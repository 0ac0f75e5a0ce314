package io.verbatim.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.postgresql.PGConnection;
import tools.jackson.databind.JsonNode;

/** How fast views are made again, each from the first event on, beside {@code COPY} of the rows that come of it. */
final class Rebuilds {
    private static final Map<String, List<String>> TABLES = tables();
    private static final String COLUMNS = """
        select string_agg(quote_ident(column_name), ', ' order by ordinal_position) from information_schema.columns
         where table_schema = 'public' and table_name = '%s' and is_generated = 'NEVER'""";

    private final Bench bench;

    Rebuilds(Bench bench) {
        this.bench = bench;
    }

    private record Copied(long rows, double seconds) { }

    Table measure() throws IOException, SQLException, InterruptedException {
        var table = new Table("Replay", "projection", "seconds", "its events/s", "events of the log/s", "product ms/1000 events",
            "PostgreSQL ms/1000 events", "rows", "COPY of them rows/s", "product MB then")
            .say("Each view made again by `POST /v1/replays`, one after the other, until it is in use; a log of %s events, a heap of 256 MB."
                .formatted(bench.database().text("select to_char(count(*), 'FM999,999,999') from event")))
            .say("`COPY`: the rows of its tables, into tables that have the same indexes.");
        for (var projection : TABLES.entrySet()) {
            row(table, projection.getKey(), projection.getValue());
        }
        return table;
    }

    private void row(Table table, String projection, List<String> tables) throws IOException, SQLException, InterruptedException {
        var product = bench.product().processorTime();
        var database = bench.database().processorTime();
        long began = System.nanoTime();
        var done = rebuilt(projection);
        double seconds = (System.nanoTime() - began) / 1e9;
        var productTook = bench.product().processorTime().minus(product);
        var databaseTook = bench.database().processorTime().minus(database);
        double thousands = Math.max(1, handled(done)) / 1e3;
        var copied = copied(tables);
        var failure = "completed".equals(done.path("state").asString()) ? "" : done.path("reason").asString();
        table.row(projection, "%s %.1f".formatted(failure, seconds).strip(), number(handled(done) / seconds), number(done.path("end").asLong() / seconds),
            number(productTook.toMillis() / thousands), number(databaseTook.toMillis() / thousands), Long.toString(copied.rows()),
            number(copied.rows() / copied.seconds()), number(Processes.proportional(bench.product().pid())));
    }

    // A connection of its own: between two of them more time goes by than a server keeps one.
    private JsonNode rebuilt(String projection) throws IOException, InterruptedException {
        try (var setUp = new SetUp(bench.product().port())) {
            return setUp.rebuilt(projection);
        }
    }

    private Copied copied(List<String> tables) throws IOException, SQLException {
        long rows = 0;
        double seconds = 0;
        for (var table : tables) {
            var one = copied(table);
            rows += one.rows();
            seconds += one.seconds();
        }
        return new Copied(rows, Math.max(seconds, 1e-3));
    }

    private Copied copied(String table) throws IOException, SQLException {
        var columns = bench.database().text(COLUMNS.formatted(table));
        Path file = Files.createTempFile(table, ".copy");
        bench.database().execute("create table copied (like %s including all)".formatted(table));
        try (var connection = bench.database().connect(); OutputStream out = Files.newOutputStream(file)) {
            var copy = connection.unwrap(PGConnection.class).getCopyAPI();
            copy.copyOut("copy (select %s from %s) to stdout (format binary)".formatted(columns, table), out);
            out.flush();
            try (InputStream in = Files.newInputStream(file)) {
                long began = System.nanoTime();
                long rows = copy.copyIn("copy copied (%s) from stdin (format binary)".formatted(columns), in);
                return new Copied(rows, (System.nanoTime() - began) / 1e9);
            }
        } finally {
            bench.database().execute("drop table copied");
            Files.delete(file);
        }
    }

    private static long handled(JsonNode replay) {
        return replay.path("events_handled").asLong();
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.0f", value);
    }

    private static Map<String, List<String>> tables() {
        var tables = new LinkedHashMap<String, List<String>>();
        tables.put("history", List.of("message"));
        tables.put("status", List.of("integration_status"));
        tables.put("experiments", List.of("experiment_count", "experiment_dispatch", "experiment_session"));
        tables.put("activity", List.of("conversation", "channel_activity", "channel_count"));
        tables.put("attempts", List.of("turn", "dispatch", "attempt"));
        return tables;
    }
}
