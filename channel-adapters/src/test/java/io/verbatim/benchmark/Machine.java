package io.verbatim.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the figures were taken on. */
final class Machine {

    private Machine() {
    }

    static Table table(Settings settings, Database database) throws SQLException {
        return new Table("Machine, versions, settings", "what", "value")
            .row("processor", "%d x %s".formatted(Runtime.getRuntime().availableProcessors(), line("/proc/cpuinfo", "model name")))
            .row("memory", line("/proc/meminfo", "MemTotal"))
            .row("system", "%s %s".formatted(System.getProperty("os.name"), System.getProperty("os.version")))
            .row("load before the run", line("/proc/loadavg", ""))
            .row("Java", "%s %s".formatted(System.getProperty("java.vendor.version", ""), System.getProperty("java.vm.version")))
            .row("product's JVM options", settings.javaOptions().isEmpty() ? "none, as users start it" : String.join(" ", settings.javaOptions()))
            .row("PostgreSQL", database.text("show server_version") + ", " + Stream.of("fsync", "synchronous_commit", "wal_sync_method",
                "shared_buffers", "max_connections").map(name -> name + " " + shown(database, name)).collect(Collectors.joining(", ")))
            .row("rounds", "%d of %d s each, interleaved, after %d s of warm-up; median (least-most)".formatted(settings.rounds(),
                settings.round().toSeconds(), settings.warmUp().toSeconds()));
    }

    private static String shown(Database database, String name) {
        try {
            return database.text("show " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String line(String file, String name) {
        try (var lines = Files.lines(Path.of(file))) {
            return lines.filter(line -> line.startsWith(name)).findFirst().map(line -> line.substring(line.indexOf(':') + 1).strip()).orElse("unknown");
        } catch (IOException e) {
            return "unknown";
        }
    }
}
