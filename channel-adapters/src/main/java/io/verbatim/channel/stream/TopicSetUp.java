package io.verbatim.channel.stream;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
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

    /** Makes the topic where it is missing: for ever, uncompacted. One that is there is left as it is. */
    void ensure(String topic) throws ExecutionException, InterruptedException {
        if (!isThere(topic)) {
            create(topic);
        }
    }

    /** Whether it is, as far as this client may see. */
    boolean isThere(String topic) throws ExecutionException, InterruptedException {
        return unless(UnknownTopicOrPartitionException.class, admin.describeTopics(List.of(topic)).allTopicNames()).isPresent();
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
        var wanted = new NewTopic(topic, settings.partitions(), settings.replication()).configs(Map.of(
            TopicConfig.RETENTION_MS_CONFIG, "-1", TopicConfig.RETENTION_BYTES_CONFIG, "-1",
            TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE,
            TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(settings.maxRequestSize())));
        if (unless(TopicExistsException.class, admin.createTopics(List.of(wanted)).config(topic)).isPresent()) {
            LOG.info("The topic {} was made, with {} partitions", topic, settings.partitions());
        }
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
