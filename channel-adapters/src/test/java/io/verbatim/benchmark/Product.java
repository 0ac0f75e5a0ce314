package io.verbatim.benchmark;

import io.verbatim.fake.Ports;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The product as its users start it: the jar in a process of its own, with an embedded database below a directory. */
final class Product implements AutoCloseable {
    static final String OWNER_KEY = "benchmark-owner-key-of-more-than-32-characters";

    private static final Duration PATIENCE = Duration.ofSeconds(180);
    private static final int BREATH = 5;

    private final Process process;
    private final Path directory;
    private final Path log;
    private final int port;
    private final int databasePort;
    private final int graphPort;
    private final long began;

    private Product(Process process, Path directory, Path log, int port, int databasePort, int graphPort, long began) {
        this.process = process;
        this.directory = directory;
        this.log = log;
        this.port = port;
        this.databasePort = databasePort;
        this.graphPort = graphPort;
        this.began = began;
    }

    static Product start(Settings settings, Path directory, boolean withDemo) throws IOException {
        return start(settings, directory, withDemo, Map.of());
    }

    /** With some more of the product's own settings. */
    static Product start(Settings settings, Path directory, boolean withDemo, Map<String, String> more) throws IOException {
        Files.createDirectories(directory);
        var log = directory.resolve("product.log");
        Files.deleteIfExists(log);
        int port = Ports.free();
        int databasePort = Ports.free();
        int graphPort = Ports.free();
        var builder = new ProcessBuilder(command(settings)).directory(directory.toFile()).redirectErrorStream(true)
            .redirectOutput(Redirect.to(log.toFile()));
        builder.environment().putAll(Map.of("SERVER_PORT", Integer.toString(port), "MANAGEMENT_SERVER_PORT", Integer.toString(Ports.free()),
            "VERBATIM_DATA_DIR", directory.resolve("data").toString(), "VERBATIM_DATABASE_PORT", Integer.toString(databasePort),
            "VERBATIM_DEMO", Boolean.toString(withDemo), "VERBATIM_ADMIN_KEY", OWNER_KEY, "VERBATIM_EGRESS_ALLOW", "127.0.0.0/8",
            "VERBATIM_RATE_LIMIT", "1000000", "VERBATIM_WHATSAPP_GRAPH_URL", "http://127.0.0.1:" + graphPort));
        builder.environment().putAll(more);
        long began = System.nanoTime();
        var process = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        return new Product(process, directory, log, port, databasePort, graphPort, began);
    }

    int port() {
        return port;
    }

    /** Where the product believes Meta to be. */
    int graphPort() {
        return graphPort;
    }

    Duration sinceStart() {
        return Duration.ofNanos(System.nanoTime() - began);
    }

    Database database() throws IOException {
        return new Database(databasePort, Files.readString(directory.resolve("data/database.password")).strip(),
            directory.resolve("data/postgres/postmaster.pid"));
    }

    Product awaitReady() throws InterruptedException {
        await(() -> printed("Verbatim is ready"));
        return this;
    }

    /** The first printed line that has this in it. */
    @Nullable String printed(String part) {
        try (var lines = Files.lines(log)) {
            return lines.filter(line -> line.contains(part)).findFirst().orElse(null);
        } catch (IOException e) {
            return null;
        }
    }

    /** What is there after some time. Fails when the product has ended, or the time is too long. */
    <T> T await(Supplier<@Nullable T> wanted) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end && process.isAlive()) {
            var found = wanted.get();
            if (found != null) {
                return found;
            }
            TimeUnit.MILLISECONDS.sleep(BREATH);
        }
        throw new IllegalStateException("The product did not come up; see " + log);
    }

    Duration processorTime() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    long pid() {
        return process.pid();
    }

    /** As {@code kill -9} does: the database stays. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static List<String> command(Settings settings) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(settings.javaOptions());
        command.addAll(List.of("-jar", settings.jar().toString()));
        return command;
    }
}
