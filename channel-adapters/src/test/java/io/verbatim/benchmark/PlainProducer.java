package io.verbatim.benchmark;

import io.verbatim.fake.KafkaBroker;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The limit of a publisher: a producer with the same settings that has all records in memory. */
final class PlainProducer implements AutoCloseable {
    private static final String TOPIC = "benchmark";
    private static final int SAMPLE = 20_000;

    private final KafkaProducer<byte[], byte[]> producer;
    private final List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();

    PlainProducer(KafkaBroker broker, Database database) throws SQLException {
        try (var admin = Admin.create(Map.of("bootstrap.servers", (Object) broker.address()))) {
            admin.createTopics(List.of(new NewTopic(TOPIC, 6, (short) 1)));
        }
        producer = new KafkaProducer<>(Map.of("bootstrap.servers", broker.address(), "acks", "all", "linger.ms", 5, "batch.size", 128 << 10,
            "compression.type", "gzip", "compression.gzip.level", 1), new ByteArraySerializer(), new ByteArraySerializer());
        try (var connection = database.connect(); var statement = connection.createStatement();
             var rows = statement.executeQuery("select aggregate_id, payload from event order by global_index desc limit " + SAMPLE)) {
            while (rows.next()) {
                records.add(new ProducerRecord<>(TOPIC, bytes(rows.getString(1)), bytes(rows.getString(2))));
            }
        }
    }

    double perSecond(long count) {
        long began = System.nanoTime();
        for (long i = 0; i < count; i++) {
            producer.send(records.get((int) (i % records.size())));
        }
        producer.flush();
        return count * 1e9 / (System.nanoTime() - began);
    }

    @Override
    public void close() {
        producer.close();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
