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
        var settings = new HashMap<>(database.settings());
        settings.putAll(broker.settings());
        settings.put("VERBATIM_SHUTDOWN_NOTICE", "1s");
        return new Cluster(directory, database, broker, new Node(directory.resolve("first"), settings).start(),
            new Node(directory.resolve("second"), settings).start());
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

    private static Path temporary() {
        try {
            return Files.createTempDirectory("verbatim-cluster");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
