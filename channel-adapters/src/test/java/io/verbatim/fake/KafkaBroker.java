package io.verbatim.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;
import org.apache.kafka.common.Uuid;
import org.jspecify.annotations.Nullable;

/** A real Kafka of one process, which keeps its data when it is killed and started again. */
public final class KafkaBroker implements AutoCloseable {

    private final Path directory;
    private final int port = Ports.free();
    private final int behindProxy = Ports.free();
    private final int controller = Ports.free();
    private @Nullable Process process;

    private KafkaBroker(Path directory) {
        this.directory = directory;
    }

    /** One that has not been started. */
    public static KafkaBroker in(Path directory) {
        var broker = new KafkaBroker(directory);
        broker.format(broker.behindProxy);
        return broker;
    }

    /** The same, which says to those who reach it through a proxy that this is its port; the proxy comes first, and learns where it leads. */
    public static KafkaBroker behind(Path directory, IntUnaryOperator proxyTo) {
        var broker = new KafkaBroker(directory);
        broker.format(proxyTo.applyAsInt(broker.behindProxy));
        return broker;
    }

    /** Where it is reached directly. */
    public String address() {
        return "127.0.0.1:" + port;
    }

    /** Starts it and waits until it listens; it is started again where it gives up, as by whoever looks after a server. */
    public KafkaBroker start() {
        await().atMost(Duration.ofSeconds(180)).pollInterval(Duration.ofMillis(100)).untilAsserted(() -> {
            launchWhereItDoesNotRun();
            assertThat(listens()).as(this::lastWords).isTrue();
        });
        return this;
    }

    /** The process gets no chance to do anything. */
    public void kill() {
        if (process != null) {
            process.destroyForcibly().onExit().join();
        }
    }

    @Override
    public void close() {
        kill();
    }

    private void launchWhereItDoesNotRun() throws IOException {
        if (process == null || !process.isAlive()) {
            var builder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m", "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"), "kafka.Kafka", file().toString());
            process = builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(directory.resolve("broker.log").toFile())).start();
        }
    }

    private boolean listens() {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), 500);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** What it logged: its directory is gone when somebody reads that it did not start. */
    private String lastWords() {
        try {
            var log = Files.readAllLines(directory.resolve("broker.log"));
            return String.join("\n", log.subList(Math.max(0, log.size() - 40), log.size()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path file() {
        return directory.resolve("server.properties");
    }

    private void format(int advertised) {
        var data = directory.resolve("data");
        try {
            Files.createDirectories(data);
            Files.write(file(), lines(configuration(data, advertised)));
            Files.write(data.resolve("meta.properties"), List.of("version=1", "cluster.id=" + Uuid.randomUuid(), "node.id=1",
                "directory.id=" + Uuid.randomUuid()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, String> configuration(Path data, int advertised) {
        return Map.ofEntries(Map.entry("process.roles", "broker,controller"), Map.entry("node.id", "1"),
            Map.entry("controller.quorum.voters", "1@127.0.0.1:" + controller), Map.entry("controller.listener.names", "CONTROLLER"),
            Map.entry("listeners", "DIRECT://127.0.0.1:%d,NODES://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d"
                .formatted(port, behindProxy, controller)),
            Map.entry("advertised.listeners", "DIRECT://127.0.0.1:%d,NODES://127.0.0.1:%d".formatted(port, advertised)),
            Map.entry("listener.security.protocol.map", "DIRECT:PLAINTEXT,NODES:PLAINTEXT,CONTROLLER:PLAINTEXT"),
            Map.entry("inter.broker.listener.name", "DIRECT"), Map.entry("log.dirs", data.toString()),
            // One that was killed may come again before the controller has missed it.
            Map.entry("broker.session.timeout.ms", "2000"), Map.entry("broker.heartbeat.interval.ms", "400"),
            Map.entry("offsets.topic.replication.factor", "1"), Map.entry("share.coordinator.state.topic.replication.factor", "1"));
    }

    private static List<String> lines(Map<String, String> properties) {
        return properties.entrySet().stream().map(each -> each.getKey() + "=" + each.getValue()).collect(Collectors.toList());
    }
}
