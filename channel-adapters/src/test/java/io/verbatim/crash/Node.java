package io.verbatim.crash;

import static org.awaitility.Awaitility.await;

import io.verbatim.fake.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The product as a process of its own, on its own ports and data directory, which it keeps when it is killed and started again. */
final class Node implements AutoCloseable {

    /** The owner's key of every node. */
    static final String ADMIN_KEY = "the-owner-of-the-crash-tests-0001";

    private static final Duration PATIENCE = Duration.ofSeconds(180);

    private final Path directory;
    private final Map<String, String> settings;
    private final List<String> command;
    private final int port = Ports.free();
    private final int managementPort = Ports.free();
    private @Nullable Process process;

    Node(Path directory, Map<String, String> settings) {
        this(directory, settings, QuickStart.command(false));
    }

    /** One that is started in a way of its own. */
    Node(Path directory, Map<String, String> settings, List<String> command) {
        this.directory = directory;
        this.settings = new HashMap<>(settings);
        this.command = command;
    }

    /** One that has the channels that only tests have. */
    static Node withFakes(Path directory, Map<String, String> settings) {
        return new Node(directory, settings, QuickStart.command(true));
    }

    /** Starts it and waits until it is ready. */
    Node start() {
        launch();
        return awaitReady();
    }

    /** Starts it without waiting. */
    Node launch() {
        try {
            Files.createDirectories(directory);
            var builder = new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
            builder.environment().keySet().removeIf(name -> name.startsWith("VERBATIM_") || name.startsWith("SPRING_"));
            builder.environment().putAll(environment());
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** Starts it if it does not run. */
    Node revive() {
        return hasEnded() ? start() : this;
    }

    Node awaitReady() {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(100)).until(() -> isReady() || hasEnded());
        if (hasEnded()) {
            throw new IllegalStateException("The node does not start:\n" + logged());
        }
        return this;
    }

    /** Runs the product once with these arguments and this node's settings and some more; answers what it said and its exit code. */
    Said carryOut(Map<String, String> more, String... arguments) {
        try {
            var whole = new ArrayList<>(command);
            whole.addAll(List.of(arguments));
            var builder = new ProcessBuilder(whole).redirectErrorStream(true);
            builder.environment().keySet().removeIf(name -> name.startsWith("VERBATIM_") || name.startsWith("SPRING_"));
            builder.environment().putAll(environment());
            builder.environment().putAll(more);
            var run = builder.start();
            var text = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Said(run.waitFor(), text.strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What a command said. */
    record Said(int code, String text) { }

    Api api() {
        return new Api(port);
    }

    /** The process gets no chance to do anything. */
    void kill() {
        running().destroyForcibly();
        awaitEnd();
    }

    /** It stands still, and does not know. */
    void freeze() {
        Database.signal("STOP", Stream.of(running().toHandle()));
    }

    void thaw() {
        Database.signal("CONT", Stream.of(running().toHandle()));
    }

    /** Asks it to end; answers its exit code. */
    int terminate() {
        running().destroy();
        return awaitEnd();
    }

    String logged() {
        try {
            return Files.readString(log());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        if (process != null && process.isAlive()) {
            terminate();
        }
    }

    /** Whether it says so. */
    boolean isReady() {
        return new Api(managementPort).isOk("/actuator/health/readiness");
    }

    private boolean hasEnded() {
        return !running().isAlive();
    }

    private int awaitEnd() {
        try {
            if (!running().waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                running().destroyForcibly().waitFor();
                throw new IllegalStateException("The node did not end:\n" + logged());
            }
            return running().exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private Process running() {
        if (process == null) {
            throw new IllegalStateException("The node was never started");
        }
        return process;
    }

    private Path log() {
        return directory.resolve("node.log");
    }

    private Map<String, String> environment() {
        var environment = new HashMap<String, String>();
        environment.put("SERVER_PORT", Integer.toString(port));
        environment.put("MANAGEMENT_SERVER_PORT", Integer.toString(managementPort));
        environment.put("VERBATIM_DATA_DIR", directory.resolve("data").toString());
        environment.put("VERBATIM_ADMIN_KEY", ADMIN_KEY);
        environment.put("VERBATIM_DEMO", "false");
        environment.put("VERBATIM_RATE_LIMIT", "1000000");
        environment.put("VERBATIM_EGRESS_ALLOW", "127.0.0.0/8");
        environment.putAll(settings);
        return environment;
    }
}
