package io.verbatim.benchmark;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The same inserts by JDBC, for machines without pgbench. */
record JdbcInserts(Database database, List<InsertScript> scripts) implements Inserts {

    @Override
    public Speed measure(int clients, int seconds) throws SQLException, InterruptedException {
        var callers = new ArrayList<Caller>();
        for (int i = 0; i < clients; i++) {
            callers.add(new Client(database.connect(), scripts));
        }
        var sample = Load.run(callers, Duration.ofSeconds(seconds));
        return new Speed(sample.perSecond(), sample.percentile(50));
    }

    @Override
    public String name() {
        return "JDBC inserts (no pgbench on the PATH)";
    }

    /** A connection with its own aggregate. */
    private static final class Client implements Caller {
        private final Connection connection;
        private final List<InsertScript> scripts;
        private final List<PreparedStatement> statements = new ArrayList<>();
        private final String aggregate = "conv_" + UUID.randomUUID();
        private long seq;
        private int next;

        private Client(Connection connection, List<InsertScript> scripts) throws SQLException {
            this.connection = connection;
            this.scripts = scripts;
            for (var script : scripts) {
                statements.add(connection.prepareStatement(script.sql("?", "?")));
            }
        }

        @Override
        public boolean call() throws IOException {
            int turn = next++ % scripts.size();
            try {
                insert(statements.get(turn), scripts.get(turn).rows());
                return true;
            } catch (SQLException e) {
                throw new IOException(e);
            }
        }

        @Override
        public void close() throws IOException {
            try {
                connection.close();
            } catch (SQLException e) {
                throw new IOException(e);
            }
        }

        private void insert(PreparedStatement statement, int rows) throws SQLException {
            for (int i = 0; i < rows; i++) {
                statement.setString(2 * i + 1, aggregate);
                statement.setLong(2 * i + 2, seq);
            }
            statement.executeUpdate();
            seq += rows;
        }
    }
}
