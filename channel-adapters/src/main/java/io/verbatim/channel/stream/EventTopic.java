package io.verbatim.channel.stream;

import io.verbatim.shared.log.LoggedEvent;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;

/**
 * A topic that is there, and a producer for it. After any trouble it is of no more use: who goes on opens it again and sends what was not
 * acknowledged, in the same order. For one thread.
 */
public final class EventTopic implements AutoCloseable {

    private final String name;
    private final KafkaClients clients;
    private final TopicSetUp setUp;
    private final Admin admin;
    private final Producer<byte[], byte[]> producer;
    private final CloudEvents events;
    private final int largestRecord;

    EventTopic(String name, KafkaClients clients, TopicSetUp setUp, Admin admin, CloudEvents events, int largestRecord) {
        this.name = name;
        this.clients = clients;
        this.setUp = setUp;
        this.admin = admin;
        this.events = events;
        this.largestRecord = largestRecord;
        this.producer = clients.producer();
    }

    /** Sends events in this order; what belongs to one stream arrives in it. Blocks for some seconds where nobody takes them. */
    public Sending send(List<LoggedEvent> page) {
        var sending = new Sending(page.size(), failure -> clients.trouble("Events were not taken", failure));
        for (LoggedEvent event : page) {
            if (sending.hasFailed()) {
                break;
            }
            send(event, sending);
        }
        return sending;
    }

    /** @throws KafkaTrouble if the topic has gone */
    public void requireIsThere() throws KafkaTrouble, InterruptedException {
        try {
            if (!setUp.isThere(name)) {
                throw new KafkaTrouble("The topic %s is gone".formatted(name));
            }
        } catch (ExecutionException e) {
            throw clients.trouble("Nobody can tell whether the topic is there", e);
        }
    }

    /** Gives up what is under way. */
    @Override
    public void close() {
        try (admin) {
            producer.close(Duration.ZERO);
        }
    }

    private void send(LoggedEvent event, Sending sending) {
        try {
            producer.send(events.of(event, largestRecord).to(name), (place, failure) -> sending.ended(failure));
        } catch (KafkaException e) {
            sending.ended(e);
        }
    }
}
