package io.verbatim.channel.replay;

import io.verbatim.channel.stream.EventTopic;
import io.verbatim.channel.stream.EventTopics;
import io.verbatim.channel.stream.KafkaTrouble;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Publishes events to a topic of the operator's Kafka, in the form in which all are published. Waits for Kafka as long as it takes. */
@Component
class TopicTarget implements Target {
    private static final Duration ACKNOWLEDGEMENT = Duration.ofSeconds(100);
    private static final Duration FIRST_REST = Duration.ofSeconds(1);
    private static final int LONGEST_REST_SECONDS = 10;

    private final Selection selection;
    private final ObjectProvider<EventTopics> topics;
    private final Map<String, EventTopic> open = new ConcurrentHashMap<>();

    TopicTarget(Selection selection, ObjectProvider<EventTopics> topics) {
        this.selection = selection;
        this.topics = topics;
    }

    @Override
    public TargetKind kind() {
        return TargetKind.TOPIC;
    }

    @Override
    public Step advance(Replay replay, int failures) {
        var kafka = topics.getIfAvailable();
        if (kafka == null) {
            return Step.stuck(replay, "No Kafka is set up");
        }
        try {
            return publish(replay, kafka);
        } catch (KafkaTrouble e) {
            leave(replay);
            var rest = FIRST_REST.multipliedBy(Math.min(failures + 1, LONGEST_REST_SECONDS));
            return Step.heldUp(replay, String.valueOf(e.getMessage()), rest);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Step.heldUp(replay, "This node stops", Duration.ZERO);
        }
    }

    @Override
    public void leave(Replay replay) {
        var topic = open.remove(replay.id());
        if (topic != null) {
            topic.close();
        }
    }

    private Step publish(Replay replay, EventTopics kafka) throws KafkaTrouble, InterruptedException {
        var part = selection.next(replay, replay.position());
        if (!part.events().isEmpty() && !topic(replay, kafka).send(part.events()).await(ACKNOWLEDGEMENT)) {
            leave(replay);
            return Step.heldUp(replay, "Kafka acknowledges nothing", FIRST_REST);
        }
        return Step.told(replay, part.end(), part.events().size());
    }

    private EventTopic topic(Replay replay, EventTopics kafka) throws KafkaTrouble, InterruptedException {
        var known = open.get(replay.id());
        if (known != null) {
            return known;
        }
        var opened = kafka.open(replay.target());
        open.put(replay.id(), opened);
        return opened;
    }
}
