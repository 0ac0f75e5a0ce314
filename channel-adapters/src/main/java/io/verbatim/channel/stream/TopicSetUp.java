package io.verbatim.channel.stream;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sees to it that a topic is there. */
final class TopicSetUp {
    private static final Logger LOG = LoggerFactory.getLogger(TopicSetUp.class);

    private final KafkaSettings settings;
    private final Admin admin;

    TopicSetUp(KafkaSettings settings, Admin admin) {
        this.settings = settings;
        this.admin = admin;
    }

    /** A topic that is there: another one of the same name has another id. */
    record Found(Uuid id, int partitions) { }

    /**
     * Makes the topic where it is missing: for ever, uncompacted. One that is there is left as it is, unless brokers have made it, by their own
     * defaults, in place of one that was deleted.
     *
     * @param before the id that it had; null if it was not seen before
     */
    Found ensure(String topic, @Nullable Uuid before) throws ExecutionException, InterruptedException {
        var found = find(topic);
        if (found.isEmpty()) {
            create(topic);
        } else if (before != null && !found.get().id().equals(before)) {
            LOG.warn("The topic {} was deleted and made anew; what it held is gone from Kafka, and can be replayed from the store", topic);
            mend(topic, found.get());
        }
        return find(topic).orElseThrow(() -> new ExecutionException(new UnknownTopicOrPartitionException(topic)));
    }

    /** What there is under this name, as far as this client may see. */
    Optional<Found> find(String topic) throws ExecutionException, InterruptedException {
        return unless(UnknownTopicOrPartitionException.class, admin.describeTopics(List.of(topic)).topicNameValues().get(topic))
            .map(described -> new Found(described.topicId(), described.partitions().size()));
    }

    /** How many bytes a record of this topic may have, and no more than a request may. */
    int largestRecord(String topic) throws ExecutionException, InterruptedException {
        var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        int most = settings.maxRequestSize();
        return unless(AuthorizationException.class, admin.describeConfigs(List.of(resource)).all())
            .map(found -> found.get(resource).get(TopicConfig.MAX_MESSAGE_BYTES_CONFIG))
            .map(entry -> Math.min(most, Integer.parseInt(entry.value()))).orElse(most);
    }

    private void create(String topic) throws ExecutionException, InterruptedException {
        var wanted = new NewTopic(topic, settings.partitions(), settings.replication()).configs(configuration());
        if (unless(TopicExistsException.class, admin.createTopics(List.of(wanted)).config(topic)).isPresent()) {
            LOG.info("The topic {} was made, with {} partitions", topic, settings.partitions());
        }
    }

    private void mend(String topic, Found found) throws InterruptedException {
        try {
            giveOurs(topic, found);
        } catch (ExecutionException e) {
            LOG.warn("The topic {} stays as the brokers have made it, which do not let it be changed", topic);
        }
    }

    private void giveOurs(String topic, Found found) throws ExecutionException, InterruptedException {
        if (found.partitions() < settings.partitions()) {
            admin.createPartitions(Map.of(topic, NewPartitions.increaseTo(settings.partitions()))).all().get();
        }
        var changes = configuration().entrySet().stream().map(each -> new AlterConfigOp(new ConfigEntry(each.getKey(), each.getValue()),
            AlterConfigOp.OpType.SET)).toList();
        admin.incrementalAlterConfigs(Map.of(new ConfigResource(ConfigResource.Type.TOPIC, topic), changes)).all().get();
    }

    private Map<String, String> configuration() {
        return Map.of(TopicConfig.RETENTION_MS_CONFIG, "-1", TopicConfig.RETENTION_BYTES_CONFIG, "-1",
            TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE,
            TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(settings.maxRequestSize()));
    }

    private static <T> Optional<T> unless(Class<? extends Exception> expected, KafkaFuture<T> answer)
        throws ExecutionException, InterruptedException {
        try {
            return Optional.of(answer.get());
        } catch (ExecutionException e) {
            if (expected.isInstance(e.getCause())) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
