package io.verbatim.channel.intake;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The connection that the writer keeps for itself, so that keeping messages never waits for readers. Used by one thread. */
final class InboxConnection {
    // Longer than the server's own limit, so that it only strikes when the network is silent.
    private static final Duration SILENCE = Duration.ofSeconds(8);
    private static final String LIMITS = "set statement_timeout = '5s'; set plan_cache_mode = force_custom_plan";

    private final DataSource dataSource;
    private @Nullable Connection connection;

    InboxConnection(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    Connection get() throws SQLException {
        if (connection == null) {
            connection = open();
        }
        return connection;
    }

    /** Throws the connection away, if there is one; the next {@link #get} makes another. */
    void drop() {
        var broken = connection;
        connection = null;
        if (broken != null) {
            try {
                broken.abort(Runnable::run);
                broken.close();
            } catch (SQLException e) {
                // It is given up because it is broken: that it cannot be closed either says nothing new.
                connection = null;
            }
        }
    }

    /** Gives a sound connection back. */
    void close() {
        try {
            if (connection != null) {
                connection.close();
            }
        } catch (SQLException e) {
            drop();
        }
    }

    private Connection open() throws SQLException {
        Connection opened = dataSource.getConnection();
        try (var statement = opened.createStatement()) {
            opened.setAutoCommit(true);
            opened.setNetworkTimeout(Runnable::run, (int) SILENCE.toMillis());
            statement.execute(LIMITS);
            return opened;
        } catch (SQLException e) {
            opened.close();
            throw e;
        }
    }
}
