package io.verbatim.crash;

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
import java.util.stream.Collectors;
import org.apache.kafka.common.Uuid;
import org.jspecify.annotations.Nullable;

/** A Kafka of one process, which keeps its data when it is killed and started again. Nodes reach it through a proxy. */
final class Broker implements AutoCloseable {

    private final Path directory;
    private final int port = Ports.free();
    private final int behindProxy = Ports.free();
    private final int controller = Ports.free();
    private final Proxy proxy = new Proxy(behindProxy);
    private @Nullable Process process;

    /** One that has not been started. */
    Broker(Path directory) {
        this.directory = directory;
        format();
    }

    /** The settings of a node that uses it. */
    Map<String, String> settings() {
        return Map.of("VERBATIM_KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:" + proxy.port(), "VERBATIM_KAFKA_REPLICATION", "1");
    }

    /** Where the test itself reaches it. */
    String address() {
        return "127.0.0.1:" + port;
    }

    Proxy proxy() {
        return proxy;
    }

    Broker start() {
        try {
            var builder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m", "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"), "kafka.Kafka", file().toString());
            process = builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(directory.resolve("broker.log").toFile())).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(100)).until(this::listens);
        return this;
    }

    /** The process gets no chance to do anything. */
    void kill() {
        if (process != null) {
            process.destroyForcibly().onExit().join();
        }
    }

    @Override
    public void close() throws IOException {
        kill();
        proxy.close();
    }

    private boolean listens() {
        if (process == null || !process.isAlive()) {
            throw new IllegalStateException("The broker does not start: " + directory.resolve("broker.log"));
        }
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), 500);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private Path file() {
        return directory.resolve("server.properties");
    }

    private void format() {
        var data = directory.resolve("data");
        try {
            Files.createDirectories(data);
            Files.write(file(), lines(configuration(data)));
            Files.write(data.resolve("meta.properties"), List.of("version=1", "cluster.id=" + Uuid.randomUuid(), "node.id=1",
                "directory.id=" + Uuid.randomUuid()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, String> configuration(Path data) {
        return Map.ofEntries(Map.entry("process.roles", "broker,controller"), Map.entry("node.id", "1"),
            Map.entry("controller.quorum.voters", "1@127.0.0.1:" + controller), Map.entry("controller.listener.names", "CONTROLLER"),
            Map.entry("listeners", "DIRECT://127.0.0.1:%d,NODES://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d"
                .formatted(port, behindProxy, controller)),
            Map.entry("advertised.listeners", "DIRECT://127.0.0.1:%d,NODES://127.0.0.1:%d".formatted(port, proxy.port())),
            Map.entry("listener.security.protocol.map", "DIRECT:PLAINTEXT,NODES:PLAINTEXT,CONTROLLER:PLAINTEXT"),
            Map.entry("inter.broker.listener.name", "DIRECT"), Map.entry("log.dirs", data.toString()),
            Map.entry("offsets.topic.replication.factor", "1"), Map.entry("share.coordinator.state.topic.replication.factor", "1"));
    }

    private static List<String> lines(Map<String, String> properties) {
        return properties.entrySet().stream().map(each -> each.getKey() + "=" + each.getValue()).collect(Collectors.toList());
    }
}
