package io.verbatim.crash;

import io.verbatim.fake.KafkaBroker;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/** A Kafka that nodes reach through a proxy. */
record Broker(KafkaBroker kafka, Proxy proxy) implements AutoCloseable {

    /** One that has not been started. */
    static Broker in(Path directory) {
        var between = new AtomicReference<Proxy>();
        var kafka = KafkaBroker.behind(directory, port -> {
            between.set(new Proxy(port));
            return between.get().port();
        });
        return new Broker(kafka, between.get());
    }

    /** The settings of a node that uses it. */
    Map<String, String> settings() {
        return Map.of("VERBATIM_KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:" + proxy.port(), "VERBATIM_KAFKA_REPLICATION", "1");
    }

    /** Where the test itself reaches it. */
    String address() {
        return kafka.address();
    }

    void start() {
        kafka.start();
    }

    void kill() {
        kafka.kill();
    }

    @Override
    public void close() throws IOException {
        kafka.close();
        proxy.close();
    }
}
