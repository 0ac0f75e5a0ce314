package io.verbatim.channel.stream;

import io.verbatim.shared.NodeRole;
import io.verbatim.shared.RunsOn;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Conditional;
import org.springframework.stereotype.Component;

/**
 * Publishes all events, on one node at a time. Whatever goes wrong, the store is the buffer: this node gives its turn up, so that another
 * one may try, and looks again after a pause that grows to five seconds.
 */
@Component
@Conditional(KafkaIsGiven.class)
@RunsOn(NodeRole.QUERY)
class Publisher implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Publisher.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final Duration FAREWELL = Duration.ofSeconds(5);

    private final EventTopics topics;
    private final EventLog log;
    private final PublisherTable table;
    private final PublisherState state;
    private final BatchSize batch = new BatchSize();
    private Duration pause = BETWEEN_LOOKS;
    private volatile boolean running;
    private @Nullable Thread thread;

    Publisher(EventTopics topics, EventLog log, PublisherTable table, PublisherState state) {
        this.topics = topics;
        this.log = log;
        this.table = table;
        this.state = state;
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().name("publisher").daemon().start(this::run);
    }

    /** Ends after the batch at hand, or without it where it takes long: another node sends it again. */
    @Override
    public void stop() {
        running = false;
        try {
            if (thread != null && !thread.join(FAREWELL)) {
                thread.interrupt();
                thread.join(FAREWELL);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
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
                Thread.sleep(pause);
            }
        } catch (InterruptedException e) {
            running = false;
        }
    }

    private void look() throws InterruptedException {
        try {
            table.ensure(topics.ofAllEvents());
            var term = table.take(topics.ofAllEvents());
            if (term.isPresent()) {
                serve(term.get());
            } else {
                state.standby();
            }
            pause = BETWEEN_LOOKS;
        } catch (KafkaTrouble e) {
            state.waiting(String.valueOf(e.getMessage()));
            batch.stuck();
            pause = longer(pause);
        } catch (LostTerm e) {
            LOG.info("Another node publishes events to Kafka now");
            state.standby();
        } catch (RuntimeException e) {
            LOG.debug("The store cannot be reached; publishing goes on when it can", e);
        }
    }

    private void serve(Term term) throws LostTerm, KafkaTrouble, InterruptedException {
        try {
            var stint = new Stint(term, log, table, state, batch);
            if (!stint.isContinued()) {
                state.halted(term);
            } else {
                publish(stint);
            }
        } finally {
            table.leave(term);
        }
    }

    private void publish(Stint stint) throws LostTerm, KafkaTrouble, InterruptedException {
        try (var topic = topics.open(topics.ofAllEvents())) {
            stint.publish(topic, () -> running);
        }
    }

    private static Duration longer(Duration pause) {
        var longer = pause.multipliedBy(2);
        return longer.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : longer;
    }
}
