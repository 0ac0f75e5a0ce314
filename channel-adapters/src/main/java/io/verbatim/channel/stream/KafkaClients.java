package io.verbatim.channel.stream;

import io.verbatim.channel.UnusableSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Makes Kafka's clients. The operator's properties go over what is only usual, never over what completeness and order rest on. */
final class KafkaClients {
    private static final int ADMIN_PATIENCE = 5_000;
    private static final int BATCH = 128 << 10;

    private final KafkaSettings settings;
    private final Map<String, String> given;

    /** Fails if the file with properties cannot be read. */
    KafkaClients(KafkaSettings settings) {
        this.settings = settings;
        this.given = given(settings);
    }

    Producer<byte[], byte[]> producer() {
        Map<String, Object> properties = new HashMap<>();
        properties.put(ProducerConfig.LINGER_MS_CONFIG, 5);
        properties.put(ProducerConfig.BATCH_SIZE_CONFIG, BATCH);
        properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 90_000);
        properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 30_000);
        properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, ADMIN_PATIENCE);
        // Ours is the one compression that needs no code for this machine; at this level it keeps up.
        properties.put(ProducerConfig.COMPRESSION_GZIP_LEVEL_CONFIG, 1);
        properties.put(ProducerConfig.CLIENT_ID_CONFIG, "verbatim");
        properties.putAll(given);
        properties.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, settings.servers());
        properties.put(ProducerConfig.ACKS_CONFIG, "all");
        properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        // A topic that was made anew knows nothing of what was sent before: it would take the second of two requests first.
        properties.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
        properties.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, settings.compression());
        properties.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, settings.maxRequestSize());
        return new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
    }

    Admin admin() {
        Map<String, Object> properties = new HashMap<>();
        properties.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, ADMIN_PATIENCE);
        properties.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, ADMIN_PATIENCE);
        properties.put(AdminClientConfig.CLIENT_ID_CONFIG, "verbatim-admin");
        given.forEach((name, value) -> {
            if (AdminClientConfig.configNames().contains(name)) {
                properties.put(name, value);
            }
        });
        properties.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, settings.servers());
        return Admin.create(properties);
    }

    /** What went wrong, without anything that the operator may have given as a secret. */
    KafkaTrouble trouble(String what, Throwable failure) {
        var cause = failure.getCause() == null ? failure : failure.getCause();
        return new KafkaTrouble("%s: %s".formatted(what, Blots.over(given.values(), cause.getClass().getSimpleName() + " "
            + cause.getMessage())), failure);
    }

    private static Map<String, String> given(KafkaSettings settings) {
        Map<String, String> all = new HashMap<>();
        if (settings.configFile() != null && !settings.configFile().isBlank()) {
            fromFile(Path.of(settings.configFile())).forEach((name, value) -> all.put(name.toString(), value.toString()));
        }
        all.putAll(settings.properties());
        all.keySet().forEach(KafkaSettings::requireNotOurs);
        return Map.copyOf(all);
    }

    private static Properties fromFile(Path file) {
        var found = new Properties();
        try (var text = Files.newBufferedReader(file)) {
            found.load(text);
        } catch (IOException | IllegalArgumentException e) {
            throw new UnusableSettings("VERBATIM_KAFKA_CONFIG_FILE: %s cannot be read.".formatted(file));
        }
        return found;
    }
}
