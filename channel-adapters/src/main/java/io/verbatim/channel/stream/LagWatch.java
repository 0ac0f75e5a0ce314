package io.verbatim.channel.stream;

import io.verbatim.shared.LookOut;
import java.time.Duration;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Conditional;
import org.springframework.stereotype.Component;

/** Measures every other second, on every node, how far the topic is behind: also where nothing can be published. */
@Component
@Conditional(KafkaIsGiven.class)
class LagWatch extends LookOut implements SmartLifecycle {
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);

    private final EventTopics topics;
    private final PublisherTable table;
    private final PublisherState state;

    LagWatch(EventTopics topics, PublisherTable table, PublisherState state) {
        super("publisher-lag", BETWEEN_LOOKS);
        this.topics = topics;
        this.table = table;
        this.state = state;
    }

    @Override
    protected void look() {
        state.measured(table.lag(topics.ofAllEvents()));
    }
}
