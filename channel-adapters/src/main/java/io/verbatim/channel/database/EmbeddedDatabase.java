package io.verbatim.channel.database;

import com.sun.management.OperatingSystemMXBean;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HexFormat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/**
 * A real PostgreSQL below the data directory, from binaries that came as a Maven artifact. It outlives a process that is killed; the next
 * start stops what it left behind, and PostgreSQL recovers from its log, so that nothing acknowledged is lost.
 */
final class EmbeddedDatabase implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final int PART_FOR_BUFFERS = 32;
    private static final int LEAST_BUFFERS = 128;
    private static final int MOST_BUFFERS = 1024;

    private final EmbeddedPostgres postgres;
    private final String password;

    private EmbeddedDatabase(EmbeddedPostgres postgres, String password) {
        this.postgres = postgres;
        this.password = password;
    }

    static EmbeddedDatabase start(DataDirectory directory, int port) {
        var cluster = directory.path().resolve("postgres");
        var complete = directory.path().resolve("database.complete");
        try {
            LeftBehind.stop(cluster);
            if (!Files.exists(complete)) {
                // A first start that was interrupted: nobody was told that anything is kept.
                FileSystemUtils.deleteRecursively(cluster);
            }
            var password = password(directory.path().resolve("database.password"));
            var database = new EmbeddedDatabase(postgres(directory.path(), cluster, port == 0 ? freePort() : port, password), password);
            database.setUp(cluster);
            if (!Files.exists(complete)) {
                Files.createFile(complete);
            }
            LOG.info("The embedded PostgreSQL listens on port {} of this machine", database.port());
            return database;
        } catch (IOException e) {
            throw new UncheckedIOException("The embedded PostgreSQL does not start; see %s".formatted(log(directory.path())), e);
        }
    }

    int port() {
        return postgres.getPort();
    }

    String url() {
        return "jdbc:postgresql://localhost:%d/%s".formatted(port(), ClusterSetUp.NAME);
    }

    String password() {
        return password;
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }

    void closeQuietly() {
        try {
            close();
        } catch (IOException e) {
            LOG.warn("The embedded PostgreSQL was not stopped; the next start does that: {}", e.getMessage());
        }
    }

    private void setUp(Path cluster) throws IOException {
        try {
            ClusterSetUp.complete(postgres, cluster, password);
        } catch (SQLException e) {
            postgres.close();
            throw new IOException(e);
        }
    }

    private static EmbeddedPostgres postgres(Path directory, Path cluster, int port, String password) throws IOException {
        var binaries = Files.createDirectories(directory.resolve("binaries"));
        return EmbeddedPostgres.builder()
            .setDataDirectory(cluster).setCleanDataDirectory(false)
            .setOverrideWorkingDirectory(binaries.toFile()).setPgBinaryResolver(new OwnBinaries(binaries))
            .setPort(port).setPGStartupWait(PATIENCE).setRegisterShutdownHook(false)
            .setConnectConfig("password", password)
            .setOutputRedirector(Redirect.appendTo(log(directory).toFile()))
            // The library turns both off, for tests; a store that must not lose events needs them.
            .setServerConfig("fsync", "on").setServerConfig("synchronous_commit", "on")
            .setServerConfig("max_connections", "200").setServerConfig("shared_buffers", buffers())
            // After each checkpoint every page is logged once as a whole: twice what is logged under load, were there one every half minute.
            .setServerConfig("max_wal_size", "4GB").setServerConfig("min_wal_size", "512MB")
            .setServerConfig("unix_socket_directories", "").setServerConfig("log_min_messages", "error")
            .start();
    }

    private static String buffers() {
        long megabytes = ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getTotalMemorySize() >> 20;
        return Math.clamp(megabytes / PART_FOR_BUFFERS, LEAST_BUFFERS, MOST_BUFFERS) + "MB";
    }

    private static Path log(Path directory) {
        return directory.resolve("postgres.log");
    }

    private static String password(Path file) throws IOException {
        if (!Files.exists(file)) {
            var random = new byte[24];
            new SecureRandom().nextBytes(random);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, HexFormat.of().formatHex(random));
        }
        return Files.readString(file).strip();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
