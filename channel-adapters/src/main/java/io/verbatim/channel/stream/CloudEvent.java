package io.verbatim.channel.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.utils.Utils;

/**
 * An event as a record of Kafka: CloudEvents 1.0 in binary mode.
 *
 * @param key     what it happened to: all of that has one key, and so one partition
 * @param headers the attributes of the event, {@code ce_id} and so on, and the type of the value
 * @param value   JSON
 */
public record CloudEvent(String key, Map<String, String> headers, byte[] value) {

    // What Kafka adds to a record, and to the batch and the request about it.
    private static final int FRAME = 512;
    private static final int PER_HEADER = 10;

    public CloudEvent {
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }

    /**
     * What a topic takes that has so many partitions. Kafka's clients choose the same ones by themselves, but by what they know at that
     * moment: of a topic that was deleted and is being made anew, that is another number.
     */
    public ProducerRecord<byte[], byte[]> to(String topic, int partitions) {
        var attributes = new RecordHeaders();
        headers.forEach((name, text) -> attributes.add(name, text.getBytes(UTF_8)));
        var bytes = key.getBytes(UTF_8);
        return new ProducerRecord<>(topic, Utils.toPositive(Utils.murmur2(bytes)) % partitions, null, bytes, value, attributes);
    }

    /** At most so many bytes it takes on the wire. */
    int size() {
        int attributes = headers.entrySet().stream().mapToInt(each -> PER_HEADER + bytes(each.getKey()) + bytes(each.getValue())).sum();
        return FRAME + bytes(key) + attributes + value.length;
    }

    private static int bytes(String text) {
        return text.getBytes(UTF_8).length;
    }
}
