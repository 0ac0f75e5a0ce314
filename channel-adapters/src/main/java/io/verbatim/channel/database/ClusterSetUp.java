package io.verbatim.channel.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Makes the product's own role and database in a cluster, shuts out who has no password, and checks that commits are safe. */
final class ClusterSetUp {

    /** Of the database and of its owner. */
    static final String NAME = "verbatim";

    private static final String OBSERVER = "verbatim_observer";
    private static final String READER = "verbatim_reader";
    private static final String ONLY_WITH_PASSWORD = """
        # Written at each start.
        host all all 127.0.0.1/32 scram-sha-256
        host all all ::1/128      scram-sha-256
        """;

    private ClusterSetUp() {
    }

    /** Does what is not done yet; may be done again. */
    static void complete(EmbeddedPostgres postgres, Path cluster, String password) throws IOException, SQLException {
        Files.writeString(cluster.resolve("pg_hba.conf"), ONLY_WITH_PASSWORD);
        try (var connection = postgres.getPostgresDatabase().getConnection(); var statement = connection.createStatement()) {
            requireOn(statement, "fsync");
            requireOn(statement, "synchronous_commit");
            requireOn(statement, "full_page_writes");
            makeRoles(connection, statement, password);
            statement.execute("select pg_reload_conf()");
        }
    }

    private static void makeRoles(Connection connection, Statement statement, String password) throws SQLException {
        if (!exists(connection, "select 1 from pg_roles where rolname = ?", NAME)) {
            statement.execute("create role %s login".formatted(NAME));
        }
        for (var role : new String[] {OBSERVER, READER}) {
            if (!exists(connection, "select 1 from pg_roles where rolname = ?", role)) {
                statement.execute("create role %s nologin".formatted(role));
            }
        }
        statement.execute("grant %s to %s".formatted(READER, NAME));
        if (!exists(connection, "select 1 from pg_database where datname = ?", NAME)) {
            // Ids are compared byte by byte, and lists are in one order, whatever language the machine speaks.
            statement.execute("create database %s owner %s template template0 locale_provider builtin builtin_locale 'C.UTF-8' encoding 'UTF8'"
                .formatted(NAME, NAME));
        }
        // The password is hexadecimal, of our own making.
        statement.execute("alter role %s password '%s'".formatted(NAME, password));
        statement.execute("alter role postgres password '%s'".formatted(password));
    }

    private static boolean exists(Connection connection, String query, String name) throws SQLException {
        try (var statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            return statement.executeQuery().next();
        }
    }

    private static void requireOn(Statement statement, String setting) throws SQLException {
        try (var row = statement.executeQuery("show " + setting)) {
            if (!row.next() || !"on".equals(row.getString(1))) {
                throw new SQLException("The embedded PostgreSQL runs with %s off: events could be lost".formatted(setting));
            }
        }
    }
}
