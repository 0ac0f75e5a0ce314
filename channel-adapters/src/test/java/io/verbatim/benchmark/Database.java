package io.verbatim.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The product's own database, reached as its owner. */
record Database(int port, String password, Path postmaster) {
    static final String NAME = "verbatim";

    /** One row of a turn, as it was stored. */
    record Row(String aggregateType, String type, String workspace, String payload, String metadata) { }

    private static final String LAST_TURNS = """
        select payload ->> 'turn_id', aggregate_type, type, workspace_id, payload, metadata
          from event where aggregate_id = ? order by seq desc limit 60""";

    Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:postgresql://localhost:%d/%s".formatted(port, NAME), NAME, password);
    }

    void execute(String... statements) throws SQLException {
        try (var connection = connect(); var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        }
    }

    String text(String query) throws SQLException {
        try (var connection = connect(); var statement = connection.createStatement(); var row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }

    /** The rows of so many of a conversation's last turns, the last turn first. */
    List<List<Row>> lastTurns(String conversation, int count) throws SQLException {
        var turns = new ArrayList<List<Row>>();
        try (var connection = connect(); var statement = connection.prepareStatement(LAST_TURNS)) {
            statement.setString(1, conversation);
            var turn = "";
            for (var row = statement.executeQuery(); row.next(); turn = row.getString(1)) {
                if (!turn.equals(row.getString(1))) {
                    turns.add(new ArrayList<>());
                }
                turns.getLast().addFirst(new Row(row.getString(2), row.getString(3), row.getString(4), row.getString(5), row.getString(6)));
            }
        }
        return turns.subList(0, Math.min(count, turns.size()));
    }

    /** Of all its processes that run now. */
    Duration processorTime() {
        return processes().map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO)).reduce(Duration.ZERO, Duration::plus);
    }

    double megabytes() {
        // Some end while they are looked at.
        return processes().mapToDouble(process -> Processes.proportional(process.pid())).filter(Double::isFinite).sum();
    }

    private Stream<ProcessHandle> processes() {
        try {
            var pid = Long.parseLong(Files.readAllLines(postmaster).getFirst().strip());
            return ProcessHandle.of(pid).stream().flatMap(process -> Stream.concat(Stream.of(process), process.children()));
        } catch (IOException e) {
            return Stream.empty();
        }
    }
}
