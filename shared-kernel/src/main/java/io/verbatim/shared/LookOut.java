package io.verbatim.shared;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Looks whether there is something to do, and does it, again and again on a thread of its own. A look that fails is no reason not to look
 * again; of failures in a row the first is told of. What extends it and is a {@code SmartLifecycle} begins and ends with its node.
 */
public abstract class LookOut {

    private static final Duration FAREWELL = Duration.ofSeconds(5);

    private final Logger log = System.getLogger(getClass().getName());
    private final String name;
    private final Duration before;
    private final Duration pause;
    private final Semaphore wishes = new Semaphore(0);
    private volatile boolean running;
    private @Nullable Thread thread;
    private @Nullable Duration next;
    private boolean failing;

    /** @param pause between the end of one look and the next */
    protected LookOut(String name, Duration pause) {
        this(name, Duration.ZERO, pause);
    }

    /**
     * @param before rest before the first look
     * @param pause between the end of one look and the next
     */
    protected LookOut(String name, Duration before, Duration pause) {
        this.name = name;
        this.before = before;
        this.pause = pause;
    }

    /** Looks once. What takes long should ask {@link #isRunning()} now and then. */
    protected abstract void look() throws InterruptedException;

    /** Has the next look come now, or right after the one at hand: also for a look that has not seen all. */
    protected final void wake() {
        wishes.release();
    }

    /** To be called by a look: has the next one come after this pause instead of the usual one. */
    protected final void lookAgainIn(Duration instead) {
        next = instead;
    }

    /** Comes after the last look. */
    protected void leave() {
    }

    /** Begins to look. */
    public void start() {
        running = true;
        thread = Thread.ofVirtual().name(name).start(this::run);
    }

    /** Waits, for some seconds, until the look at hand is over: an interrupt would break the connection that it uses. */
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

    /** The same for who stops many: they take leave side by side. */
    public void stop(Runnable whenOver) {
        Thread.ofVirtual().name(name + "-farewell").start(() -> {
            stop();
            whenOver.run();
        });
    }

    /** Whether another look will come. */
    public boolean isRunning() {
        return running;
    }

    private void run() {
        try {
            rest(before);
            while (running) {
                next = null;
                attempt(this::look);
                rest(next == null ? pause : next);
            }
            attempt(this::leave);
        } catch (InterruptedException e) {
            running = false;
        }
    }

    private void rest(Duration most) throws InterruptedException {
        if (running && wishes.tryAcquire(most.toNanos(), TimeUnit.NANOSECONDS)) {
            wishes.drainPermits();
        }
    }

    private void attempt(Step step) throws InterruptedException {
        try {
            step.go();
            failing = false;
        } catch (RuntimeException e) {
            if (!failing) {
                log.log(Level.WARNING, "%s fails for now and is tried again: %s".formatted(name, e.getMessage()));
            }
            log.log(Level.DEBUG, name + " fails", e);
            failing = true;
        }
    }

    private interface Step {
        void go() throws InterruptedException;
    }
}
