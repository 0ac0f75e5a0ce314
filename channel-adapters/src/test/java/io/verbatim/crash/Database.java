package io.verbatim.crash;

import io.verbatim.fake.Ports;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A PostgreSQL that is nobody's child but the test's: nodes share it, and it can be stopped, frozen and started while they run. */
final class Database implements AutoCloseable {

    private static final String MASTER_KEY = Base64.getEncoder().encodeToString(new byte[32]);

    private final Path directory;
    private final int port = Ports.free();
    private EmbeddedPostgres postgres;

    private Database(Path directory) {
        this.directory = directory;
        this.postgres = launch();
    }

    static Database start(Path directory) {
        return new Database(directory);
    }

    /** The settings of a node that uses it. */
    Map<String, String> settings() {
        return Map.of("VERBATIM_DATABASE_URL", url(), "VERBATIM_DATABASE_USERNAME", "postgres", "VERBATIM_MASTER_KEY", MASTER_KEY);
    }

    /** The same for a node that reaches it through something. */
    Map<String, String> settings(Proxy proxy) {
        var settings = new HashMap<>(settings());
        settings.put("VERBATIM_DATABASE_URL", url(proxy.port()));
        return settings;
    }

    int port() {
        return port;
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(url(), "postgres", "");
    }

    void execute(String sql) {
        try (var connection = connect(); var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The first column of a query's rows. */
    List<String> ask(String sql, Object... parameters) {
        try (var connection = connect(); var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            var rows = statement.executeQuery();
            var found = new ArrayList<String>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    long count(String sql, Object... parameters) {
        return Long.parseLong(ask(sql, parameters).getFirst());
    }

    /** Stops it as a power cut would: no connection is told, nothing is written out. */
    void crash() {
        var postmaster = postmaster();
        signal("QUIT", Stream.of(postmaster));
        postmaster.onExit().join();
    }

    /** Also after it was shut down in good order, which this does first where it still runs. */
    void startAgain() throws IOException {
        // Gives the lock of the dead one back.
        postgres.close();
        postgres = launch();
    }

    /** Nothing moves, and nobody is told. */
    void freeze() {
        signal("STOP", family());
    }

    void thaw() {
        signal("CONT", family());
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }

    private Stream<ProcessHandle> family() {
        return Stream.concat(Stream.of(postmaster()), postmaster().descendants());
    }

    private ProcessHandle postmaster() {
        try (var lines = Files.lines(directory.resolve("postmaster.pid"))) {
            return lines.findFirst().map(Long::valueOf).flatMap(ProcessHandle::of).orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String url() {
        return url(port);
    }

    private static String url(int port) {
        return "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(port);
    }

    private EmbeddedPostgres launch() {
        try {
            return EmbeddedPostgres.builder().setPort(port).setDataDirectory(directory).setCleanDataDirectory(false)
                .setPGStartupWait(Duration.ofSeconds(60)).setServerConfig("max_connections", "100")
                // The library turns both off, and a crash then forgets what it had promised.
                .setServerConfig("fsync", "on").setServerConfig("synchronous_commit", "on").start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void signal(String name, Stream<ProcessHandle> processes) {
        var command = new ArrayList<>(List.of("kill", "-" + name));
        processes.forEach(process -> command.add(Long.toString(process.pid())));
        try {
            new ProcessBuilder(command).start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
