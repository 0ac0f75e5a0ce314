package io.verbatim.query;

import java.io.IOException;
import java.io.UncheckedIOException;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One PostgreSQL for all tests of this module. */
final class ViewDatabase {

    static final DataSource POOL = migrated(start());

    private ViewDatabase() {
    }

    /** Empties every table. */
    static void clear() {
        var jdbc = JdbcClient.create(POOL);
        var tables = jdbc.sql("""
            SELECT string_agg(format('%I.%I', schemaname, tablename), ', ') FROM pg_tables
            WHERE schemaname = 'public' AND tablename NOT LIKE 'flyway%'
            """).query(String.class).single();
        jdbc.sql("TRUNCATE " + tables).update();
    }

    private static DataSource start() {
        try {
            @SuppressWarnings("resource") // lives as long as the process
            var postgres = EmbeddedPostgres.builder().setServerConfig("fsync", "off").start();
            return postgres.getPostgresDatabase();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static DataSource migrated(DataSource direct) {
        Flyway.configure().dataSource(direct).outOfOrder(true).load().migrate();
        var pool = new HikariDataSource();
        pool.setDataSource(direct);
        pool.setMaximumPoolSize(4);
        return pool;
    }
}
