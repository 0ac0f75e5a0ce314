package io.verbatim.benchmark;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.verbatim.fake.KafkaBroker;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** How long events are on their way to a consumer while they come steadily. */
final class Delays implements AutoCloseable {
    private static final String TOPIC = "verbatim.events";
    private static final int STEPS = 100;
    private static final String SOME = """
        insert into event (event_id, aggregate_type, aggregate_id, seq, type, revision, workspace_id, payload, metadata)
        select gen_random_uuid()::text, aggregate_type, 'conv_steady_%d_' || n, 0, type, revision, workspace_id, payload, metadata
          from (select * from event where type = 'conversation.ComponentEntered' limit 1) one, generate_series(1, %d) n""";

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final LongStream.Builder nanos = LongStream.builder();

    Delays(KafkaBroker broker) {
        consumer = new KafkaConsumer<>(Map.of("bootstrap.servers", broker.address()), new ByteArrayDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> partitions = consumer.partitionsFor(TOPIC).stream().map(each -> new TopicPartition(TOPIC, each.partition())).toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
    }

    Sample measure(Database database, int perSecond, Duration length) throws SQLException, InterruptedException {
        var writer = Thread.ofPlatform().start(() -> write(database, perSecond / STEPS, length));
        long began = System.nanoTime();
        while (writer.isAlive() || System.nanoTime() - began < length.plusSeconds(2).toNanos()) {
            consumer.poll(Duration.ofMillis(20)).forEach(this::arrived);
        }
        return new Sample(nanos.build().sorted().toArray(), 0, length, 0);
    }

    @Override
    public void close() {
        consumer.close();
    }

    private void arrived(ConsumerRecord<byte[], byte[]> each) {
        var time = Instant.parse(new String(each.headers().lastHeader("ce_time").value(), UTF_8));
        nanos.add(Duration.between(time, Instant.now()).toNanos());
    }

    private static void write(Database database, int each, Duration length) {
        try (var connection = database.connect(); var statement = connection.createStatement()) {
            for (long i = 0, steps = length.toSeconds() * STEPS, began = System.nanoTime(); i < steps; i++) {
                statement.execute(SOME.formatted(i, each));
                TimeUnit.NANOSECONDS.sleep(began + (i + 1) * 1_000_000_000L / STEPS - System.nanoTime());
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
