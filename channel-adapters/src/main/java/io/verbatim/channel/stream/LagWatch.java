package io.verbatim.channel.stream;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Conditional;
import org.springframework.stereotype.Component;

/** Measures every other second, on every node, how far the topic is behind: also where nothing can be published. */
@Component
@Conditional(KafkaIsGiven.class)
class LagWatch implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(LagWatch.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);

    private final EventTopics topics;
    private final PublisherTable table;
    private final PublisherState state;
    private volatile boolean running;
    private @Nullable Thread thread;

    LagWatch(EventTopics topics, PublisherTable table, PublisherState state) {
        this.topics = topics;
        this.table = table;
        this.state = state;
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofVirtual().name("publisher-lag").start(this::run);
    }

    @Override
    public void stop() {
        running = false;
        if (thread != null) {
            thread.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void run() {
        try {
            while (running) {
                look();
                Thread.sleep(BETWEEN_LOOKS);
            }
        } catch (InterruptedException e) {
            running = false;
        }
    }

    private void look() {
        try {
            state.measured(table.lag(topics.ofAllEvents()));
        } catch (RuntimeException e) {
            LOG.debug("The lag cannot be measured for now", e);
        }
    }
}
