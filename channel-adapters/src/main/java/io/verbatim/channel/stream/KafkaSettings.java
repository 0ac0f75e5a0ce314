package io.verbatim.channel.stream;

import io.verbatim.channel.UnusableSettings;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where Kafka is and what it is given.
 *
 * @param bootstrapServers none: there is no stream
 * @param topic            of all events; made where it is missing
 * @param partitions       of a topic that is made
 * @param replication      of a topic that is made; -1: as the brokers have it
 * @param maxRequestSize   bytes; an event that is larger goes by reference
 * @param compression      of batches
 * @param configFile       further properties of Kafka's clients, such as {@code security.protocol}
 * @param properties       the same, given one by one; they go over those of the file
 */
@ConfigurationProperties("verbatim.kafka")
record KafkaSettings(@Nullable String bootstrapServers, @DefaultValue("verbatim.events") String topic, @DefaultValue("6") int partitions,
                     @DefaultValue("-1") short replication, @DefaultValue("1048576") int maxRequestSize,
                     @DefaultValue("gzip") String compression, @Nullable String configFile, @DefaultValue Map<String, String> properties) {

    private static final int SMALLEST_REQUEST = 16 << 10;
    private static final int LARGEST_REQUEST = 64 << 20;
    private static final int MOST_PARTITIONS = 10_000;
    private static final Pattern BROKER = Pattern.compile("([A-Za-z_]+://)?(\\[[0-9A-Fa-f:.%]+]|[A-Za-z0-9._-]+):[0-9]{1,5}");
    private static final Set<String> COMPRESSIONS = Set.of("none", "gzip", "snappy", "lz4", "zstd");
    private static final Set<String> OURS = Set.of("acks", "bootstrap.servers", "enable.idempotence", "key.serializer", "value.serializer",
        "max.in.flight.requests.per.connection", "max.request.size", "partitioner.class", "transactional.id", "compression.type");

    KafkaSettings {
        properties = Collections.unmodifiableMap(new TreeMap<>(properties));
        require(bootstrapServers == null || bootstrapServers.isBlank() || areBrokers(bootstrapServers),
            "VERBATIM_KAFKA_BOOTSTRAP_SERVERS: must be host:port, or some with commas between.");
        require(isTopic(topic), "VERBATIM_KAFKA_TOPIC: must be 1 to 249 letters, digits, dots, dashes or underscores.");
        require(partitions >= 1 && partitions <= MOST_PARTITIONS, "VERBATIM_KAFKA_PARTITIONS: must be 1 to 10000.");
        require(replication == -1 || replication >= 1, "VERBATIM_KAFKA_REPLICATION: must be -1, or 1 and more.");
        require(maxRequestSize >= SMALLEST_REQUEST && maxRequestSize <= LARGEST_REQUEST,
            "VERBATIM_KAFKA_MAX_REQUEST_SIZE: must be 16384 to 67108864.");
        require(COMPRESSIONS.contains(compression), "VERBATIM_KAFKA_COMPRESSION: must be none, gzip, snappy, lz4 or zstd.");
        properties.keySet().forEach(KafkaSettings::requireNotOurs);
    }

    /** Refuses what the order and completeness of the stream rest on. */
    static void requireNotOurs(String property) {
        require(!OURS.contains(property), "VERBATIM_KAFKA_PROPERTIES: %s cannot be set here.".formatted(property));
    }

    private static boolean areBrokers(String servers) {
        var each = servers.split(",");
        return each.length > 0 && Stream.of(each).allMatch(server -> BROKER.matcher(server.strip()).matches());
    }

    /** Whether this may be a topic's name. */
    static boolean isTopic(String name) {
        return name.matches("[A-Za-z0-9._-]{1,249}") && !name.equals(".") && !name.equals("..");
    }

    String servers() {
        return bootstrapServers == null ? "" : bootstrapServers.strip();
    }

    @Override
    public String toString() {
        return "KafkaSettings[%s, %s, properties=***]".formatted(bootstrapServers, topic);
    }

    private static void require(boolean fulfilled, String message) {
        if (!fulfilled) {
            throw new UnusableSettings(message);
        }
    }
}
