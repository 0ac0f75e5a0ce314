package io.verbatim.channel.work;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.springframework.context.SmartLifecycle;

/** Does each piece of work on a virtual thread of its own, outside any transaction, and lets what runs end before the node does. */
public abstract class LiveWorker implements SmartLifecycle {
    private final String name;
    private final Duration drain;
    // Running from the first, before any start: the events of the store's own recovery must not find it asleep.
    private volatile ExecutorService threads;

    /**
     * @param name of its threads
     * @param drain how long what runs may take when the node stops, before it is interrupted
     */
    protected LiveWorker(String name, Duration drain) {
        this.name = name;
        this.drain = drain;
        this.threads = newThreads(name);
    }

    /** Begins this piece of work; false if this node stops. */
    protected final boolean begin(Runnable piece) {
        try {
            threads.execute(piece);
            return true;
        } catch (RejectedExecutionException e) {
            return false;
        }
    }

    @Override
    public final void start() {
        if (threads.isShutdown()) {
            threads = newThreads(name);
        }
    }

    @Override
    public final void stop() {
        threads.shutdown();
        try {
            threads.awaitTermination(drain.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        threads.shutdownNow();
    }

    @Override
    public final boolean isRunning() {
        return !threads.isShutdown();
    }

    /** Behind the web server, whose last requests wait for what is done here; before all that is needed to record it. */
    @Override
    public final int getPhase() {
        return DEFAULT_PHASE - 4096;
    }

    private static ExecutorService newThreads(String name) {
        return Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name(name + "-", 0).factory());
    }
}
