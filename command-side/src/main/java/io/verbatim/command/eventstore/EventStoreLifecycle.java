package io.verbatim.command.eventstore;

import org.springframework.context.SmartLifecycle;

/** Starts the writer before everything that appends, and ends it after. */
final class EventStoreLifecycle implements SmartLifecycle {

    private static final int PHASE = -2000;

    private final GroupWriter writer;
    private volatile boolean running;

    EventStoreLifecycle(GroupWriter writer) {
        this.writer = writer;
    }

    @Override
    public void start() {
        writer.start();
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        writer.stop();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
