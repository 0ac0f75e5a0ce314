package io.verbatim.channel.stream;

import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Conditional;
import org.springframework.stereotype.Component;

/** How this node's publisher is doing. Each change is logged once, however often it is said. */
@Component
@Conditional(KafkaIsGiven.class)
class PublisherState {
    private static final Logger LOG = LoggerFactory.getLogger(PublisherState.class);

    private final AtomicLong published = new AtomicLong();
    private volatile State state = State.STANDBY;
    private volatile Lag lag = Lag.NONE;
    private volatile long stuckAt;

    /** What there is to tell. */
    enum State {
        /** Another node publishes, or none does yet. */
        STANDBY,
        PUBLISHING,
        /** Kafka takes nothing for now. */
        WAITING,
        /** The store is not the one that was published. */
        HALTED
    }

    State state() {
        return state;
    }

    Lag lag() {
        return lag;
    }

    /** Takes note of how it is; where it goes on although this node could not do it, another one does. */
    void measured(Lag now) {
        lag = now;
        if (state == State.WAITING && now.position() > stuckAt) {
            change(State.STANDBY);
        }
    }

    /** How many events this node has published since it was started. */
    long published() {
        return published.get();
    }

    void published(int events) {
        published.addAndGet(events);
        if (change(State.PUBLISHING)) {
            LOG.info("This node publishes events to Kafka, {} positions behind", lag.positions());
        }
    }

    void standby() {
        if (state != State.WAITING && state != State.HALTED) {
            change(State.STANDBY);
        }
    }

    void waiting(String why) {
        if (change(State.WAITING)) {
            stuckAt = lag.position();
            LOG.warn("Events wait in the store and will be published when Kafka takes them again: {}", why);
        }
    }

    void halted(Term term) {
        if (change(State.HALTED)) {
            LOG.error("Nothing is published to {}: the event {} at position {} was published and is not in this store, which must have been "
                + "set back to an earlier state", term.topic(), term.eventId(), term.position());
        }
    }

    private synchronized boolean change(State now) {
        boolean changed = state != now;
        state = now;
        return changed;
    }
}
