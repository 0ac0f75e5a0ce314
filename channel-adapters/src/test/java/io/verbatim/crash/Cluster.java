package io.verbatim.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/** Two nodes on one PostgreSQL, with a Kafka that is away as long as no test starts it. Who kills a node starts it again. */
record Cluster(Path directory, Database database, Broker broker, Node first, Node second) implements AutoCloseable {

    static Cluster start() {
        var directory = temporary();
        var database = Database.start(directory.resolve("postgres"));
        var broker = Broker.in(directory.resolve("kafka"));
        return new Cluster(directory, database, broker, node("first", directory, database, broker).start(),
            node("second", directory, database, broker).start());
    }

    /** One more of them, which is not started, and is closed by whoever asks for it. */
    Node another(String name) {
        return node(name, directory, database, broker);
    }

    Stream<Node> nodes() {
        return Stream.of(first, second);
    }

    /** One after the other, and from the beginning. */
    Api either(int call) {
        return (call % 2 == 0 ? first : second).api();
    }

    Ledger ledger() {
        return new Ledger(database);
    }

    @Override
    public void close() throws IOException {
        nodes().forEach(Node::close);
        broker.close();
        database.close();
        FileSystemUtils.deleteRecursively(directory);
    }

    private static Node node(String name, Path directory, Database database, Broker broker) {
        var settings = new HashMap<>(database.settings());
        settings.putAll(broker.settings());
        settings.put("VERBATIM_SHUTDOWN_NOTICE", "1s");
        return new Node(directory.resolve(name), settings);
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("verbatim-cluster");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
