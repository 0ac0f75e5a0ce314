package io.verbatim.channel.stream;

import io.verbatim.channel.stream.TopicSetUp.Found;
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
    private final Found found;
    private final int largestRecord;

    EventTopic(String name, KafkaClients clients, TopicSetUp setUp, Admin admin, CloudEvents events,
               Found found, int largestRecord) {
        this.name = name;
        this.clients = clients;
        this.setUp = setUp;
        this.admin = admin;
        this.events = events;
        this.found = found;
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

    /**
     * Makes sure that what was acknowledged is where it is looked for.
     *
     * @throws KafkaTrouble if the topic has gone, is another one by now, or has more partitions: then streams may go elsewhere than before
     */
    public void requireUnchanged() throws KafkaTrouble, InterruptedException {
        try {
            if (setUp.find(name).filter(found::equals).isEmpty()) {
                throw changed();
            }
        } catch (ExecutionException e) {
            throw clients.trouble("Nobody can tell whether the topic is there", e);
        }
    }

    /** The same as far as it is known without asking. */
    public void requireKnownUnchanged() throws KafkaTrouble {
        try {
            if (producer.partitionsFor(name).size() != found.partitions()) {
                throw changed();
            }
        } catch (KafkaException e) {
            throw clients.trouble("The topic has gone", e);
        }
    }

    /** Gives up what is under way. */
    @Override
    public void close() {
        try (admin) {
            producer.close(Duration.ZERO);
        }
    }

    private KafkaTrouble changed() {
        return new KafkaTrouble("The topic %s has been deleted or changed".formatted(name));
    }

    private void send(LoggedEvent event, Sending sending) {
        try {
            producer.send(events.of(event, largestRecord).to(name, found.partitions()), (place, failure) -> sending.ended(failure));
        } catch (KafkaException e) {
            sending.ended(e);
        } catch (LinkageError e) {
            sending.ended(new KafkaException("This compression does not work on this machine", e));
        }
    }
}
