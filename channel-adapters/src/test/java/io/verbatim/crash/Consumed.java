package io.verbatim.crash;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** All that a topic holds, partition by partition, as a consumer reads it that drops what it knows already. */
record Consumed(List<ConsumerRecord<String, String>> records) {

    static final String TOPIC = "verbatim.events";

    /** What is there now. */
    static Consumed from(Broker broker) {
        return from(broker, TOPIC);
    }

    /** The same of another topic. */
    static Consumed from(Broker broker, String topic) {
        var settings = Map.<String, Object>of("bootstrap.servers", broker.address(), "auto.offset.reset", "earliest",
            "allow.auto.create.topics", "false", "fetch.max.wait.ms", "50");
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            var partitions = consumer.partitionsFor(topic).stream().map(each -> new TopicPartition(topic, each.partition())).toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            var records = new ArrayList<ConsumerRecord<String, String>>();
            while (partitions.stream().anyMatch(each -> consumer.position(each) < ends.get(each))) {
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
            }
            return new Consumed(records);
        }
    }

    /** Waits until all of these events are there, and holds them against what a stream promises. */
    static Consumed awaitAll(Broker broker, Database database, long after) {
        var wanted = Set.copyOf(database.ask("select event_id from event where global_index > ?", after));
        await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(250)).until(() -> database.count(
            "select count(*) from publisher where position >= (select max(global_index) from event)") == 1);
        var consumed = from(broker);
        var missing = new HashSet<>(wanted);
        missing.removeAll(consumed.ids());
        assertThat(missing).as("events that the topic lacks").isEmpty();
        consumed.assertOrder();
        return consumed;
    }

    Set<String> ids() {
        var ids = new HashSet<String>();
        records.forEach(each -> ids.add(header(each, "ce_id")));
        return ids;
    }

    ConsumerRecord<String, String> of(String id) {
        return records.stream().filter(each -> header(each, "ce_id").equals(id)).findFirst().orElseThrow();
    }

    /** Of each stream the events follow one another, repeats apart. */
    void assertOrder() {
        var known = new HashMap<String, ConsumerRecord<String, String>>();
        var next = new LinkedHashMap<String, Long>();
        for (var each : records) {
            var first = known.putIfAbsent(header(each, "ce_id"), each);
            if (first == null) {
                long sequence = Long.parseLong(header(each, "ce_streamsequence"));
                assertThat(next.getOrDefault(each.key(), sequence)).as("next of " + each.key()).isEqualTo(sequence);
                next.put(each.key(), sequence + 1);
            } else {
                assertThat(each.value()).isEqualTo(first.value());
                assertThat(each.key()).isEqualTo(first.key());
            }
        }
    }

    static String header(ConsumerRecord<String, String> record, String name) {
        return new String(record.headers().lastHeader(name).value(), UTF_8);
    }
}
