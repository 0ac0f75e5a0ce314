package io.verbatim.channel.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;

/**
 * Connections to the database. Who gets none is told why: the database is away, which shows after the pool's own time-out, or all
 * connections are in use, which is waited out for longer.
 */
final class Pool extends HikariDataSource {

    /** PostgreSQL's own word for it. */
    private static final String TOO_MANY_CONNECTIONS = "53300";
    private static final Duration WHILE_BUSY = Duration.ofSeconds(9);

    Pool(HikariConfig settings) {
        super(settings);
    }

    @Override
    public Connection getConnection() throws SQLException {
        long end = System.nanoTime() + WHILE_BUSY.toNanos();
        while (true) {
            try {
                return super.getConnection();
            } catch (SQLTransientConnectionException e) {
                if (!isBusy()) {
                    throw e;
                }
                if (System.nanoTime() >= end) {
                    throw new SQLTransientConnectionException("All connections to the database are in use", TOO_MANY_CONNECTIONS, e);
                }
            }
        }
    }

    // Those of a database that is away are thrown out as they fail.
    private boolean isBusy() {
        var pool = getHikariPoolMXBean();
        return pool != null && pool.getTotalConnections() >= getMaximumPoolSize();
    }
}
