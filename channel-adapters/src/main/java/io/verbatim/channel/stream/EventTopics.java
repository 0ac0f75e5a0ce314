package io.verbatim.channel.stream;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Uuid;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Conditional;
import org.springframework.stereotype.Component;

/** Opens topics of the operator's Kafka; there is none of these where none is set up. */
@Component
@Conditional(KafkaIsGiven.class)
@EnableConfigurationProperties(KafkaSettings.class)
public class EventTopics {

    private final KafkaSettings settings;
    private final KafkaClients clients;
    private final CloudEvents events;
    private final Map<String, Uuid> known = new ConcurrentHashMap<>();

    EventTopics(KafkaSettings settings, CloudEvents events) {
        this.settings = settings;
        this.clients = new KafkaClients(settings);
        this.events = events;
    }

    /** Whether a topic may have this name. */
    public static boolean isTopic(String name) {
        return KafkaSettings.isTopic(name);
    }

    /** The name of the one with all events. */
    public String ofAllEvents() {
        return settings.topic();
    }

    /**
     * Opens a topic, which is made where it is missing; takes some seconds at most.
     *
     * @throws KafkaTrouble if Kafka cannot be reached or refuses
     */
    public EventTopic open(String name) throws KafkaTrouble, InterruptedException {
        try {
            return open(name, clients.admin());
        } catch (KafkaException e) {
            throw clients.trouble("Kafka cannot be reached", e);
        }
    }

    private EventTopic open(String name, Admin admin) throws KafkaTrouble, InterruptedException {
        try {
            var setUp = new TopicSetUp(settings, admin);
            var found = setUp.ensure(name, known.get(name));
            known.put(name, found.id());
            return new EventTopic(name, clients, setUp, admin, events, found, setUp.largestRecord(name));
        } catch (ExecutionException e) {
            admin.close(Duration.ZERO);
            throw clients.trouble("Kafka cannot be reached", e);
        } catch (RuntimeException | InterruptedException e) {
            admin.close(Duration.ZERO);
            throw e;
        }
    }
}
