package io.verbatim.command;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Looks whether there is something to do, and does it, again and again on a thread of its own. A look that fails is no reason not to look
 * again; of failures in a row the first is told of.
 */
public abstract class LookOut implements SmartLifecycle {

    private static final Duration FAREWELL = Duration.ofSeconds(5);

    private final Logger log = LoggerFactory.getLogger(getClass());
    private final String name;
    private final Duration pause;
    private final Semaphore wishes = new Semaphore(0);
    private volatile boolean running;
    private @Nullable Thread thread;
    private boolean failing;

    /** @param pause between the end of one look and the next */
    protected LookOut(String name, Duration pause) {
        this.name = name;
        this.pause = pause;
    }

    /** Looks once. What takes long should ask {@link #isRunning()} now and then. */
    protected abstract void look();

    /** Has the next look come now, or right after the one at hand. */
    protected final void wake() {
        wishes.release();
    }

    /** Comes after the last look. */
    protected void leave() {
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofVirtual().name(name).start(this::run);
    }

    /** Waits, for some seconds, until the look at hand is over: an interrupt would break the connection that it uses. */
    @Override
    public void stop() {
        running = false;
        wake();
        try {
            if (thread != null) {
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
                attempt(this::look);
                rest();
            }
            attempt(this::leave);
        } catch (InterruptedException e) {
            running = false;
        }
    }

    private void rest() throws InterruptedException {
        if (running && wishes.tryAcquire(pause.toNanos(), TimeUnit.NANOSECONDS)) {
            wishes.drainPermits();
        }
    }

    private void attempt(Runnable step) {
        try {
            step.run();
            failing = false;
        } catch (RuntimeException e) {
            if (!failing) {
                log.warn("{} fails for now and is tried again: {}", name, e.getMessage());
            }
            failing = true;
        }
    }
}
