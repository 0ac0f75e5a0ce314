package io.verbatim.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/** The limit of a store: the rows of a turn, inserted into a table of the same shape, one transaction a turn. */
interface Inserts {
    String TABLE = "benchmark.event";

    /** Transactions in a second, and how long the median one takes in milliseconds. */
    record Speed(double perSecond, double millis) { }

    Speed measure(int clients, int seconds) throws IOException, SQLException, InterruptedException;

    String name();

    /** With pgbench where there is one, else by JDBC. */
    static Inserts into(Database database, List<List<Database.Row>> turns, Path directory) throws SQLException, IOException {
        database.execute("drop schema if exists benchmark cascade", "create schema benchmark",
            "create table %s (like public.event including all)".formatted(TABLE));
        boolean isTimeOrdered = Integer.parseInt(database.text("show server_version_num")) >= 180_000;
        var scripts = turns.stream().map(turn -> InsertScript.of(turn, isTimeOrdered)).toList();
        return of(database, scripts, directory);
    }

    /** The same with these statements. */
    static Inserts of(Database database, List<InsertScript> scripts, Path directory) throws IOException {
        return isOnPath()
            ? Pgbench.of(database, scripts, Files.createDirectories(directory)) : new JdbcInserts(database, scripts);
    }

    private static boolean isOnPath() {
        return List.of(System.getenv().getOrDefault("PATH", "").split(":")).stream()
            .anyMatch(folder -> Path.of(folder, "pgbench").toFile().canExecute());
    }
}
