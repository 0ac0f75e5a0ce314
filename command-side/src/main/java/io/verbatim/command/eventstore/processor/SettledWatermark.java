package io.verbatim.command.eventstore.processor;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How far the log is settled: nothing can appear any more at or below. No clock is asked. One thread looks for all readers of this node:
 * it samples the log's end and waits until every transaction that was inserting at that moment is gone.
 */
public final class SettledWatermark implements SmartLifecycle {

    /** Before all readers, and after them when the process ends. */
    static final int PHASE = -2000;

    private static final Logger LOG = LoggerFactory.getLogger(SettledWatermark.class);
    private static final Duration POLL = Duration.ofMillis(250);
    // Under load every look makes every reader read: fewer looks make larger batches. After a quiet moment the first look is at once.
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);
    // Thousands of events a second are of fewer conversations than that: a view writes each of them once a batch.
    private static final Duration BETWEEN_LOOKS_IN_A_RUSH = Duration.ofMillis(500);
    private static final long EVENTS_PER_SECOND_IN_A_RUSH = 5_000;
    private static final Duration BETWEEN_HURRIED_LOOKS = Duration.ofMillis(5);
    private static final Duration LONGEST_WAIT = Duration.ofMillis(50);

    private final JdbcClient jdbc;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition nudges = lock.newCondition();
    private final Condition advances = lock.newCondition();
    private boolean nudged;
    private boolean hurried;
    private long settled;
    private long lookedAt = System.nanoTime();
    private Duration between = BETWEEN_LOOKS;
    private volatile int breaks;
    private volatile boolean running;
    private @Nullable Thread thread;

    SettledWatermark(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().name("settled-watermark").daemon().start(this::run);
    }

    @Override
    public void stop() {
        running = false;
        hurry();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }

    /** Says that there may be more; without it, more is found within a quarter of a second. */
    public void nudge() {
        lock.lock();
        try {
            nudged = true;
            nudges.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Says that there may be more and that somebody waits for it. */
    void hurry() {
        lock.lock();
        try {
            nudged = true;
            hurried = true;
            nudges.signal();
        } finally {
            lock.unlock();
        }
    }

    /** The position up to which everything is settled, as far as this node has looked. */
    public long settled() {
        lock.lock();
        try {
            return settled;
        } finally {
            lock.unlock();
        }
    }

    /**
     * A view of the log's end.
     *
     * @param breaks how often the sight of the log was lost before. A server that crashed may draw numbers again that nobody had
     *               committed, so that after a break only positions in the database are to be trusted.
     */
    record Settled(long position, int breaks) { }

    /** Whether a view is from before the sight of the log was lost. */
    boolean isOutdated(Settled view) {
        return view.breaks() != breaks;
    }

    /** Lets all who wait look whether they still want to. */
    void stir() {
        lock.lock();
        try {
            advances.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until more than this is settled, and not longer than given; answers what is settled then. */
    Settled awaitBeyond(long position, Duration patience) throws InterruptedException {
        return awaitBeyond(position, patience, () -> true);
    }

    /** Waits until more than this is settled, as long as it is wanted, and not longer than given; answers what is settled then. */
    Settled awaitBeyond(long position, Duration patience, BooleanSupplier wanted) throws InterruptedException {
        long left = patience.toNanos();
        lock.lock();
        try {
            while (settled <= position && left > 0 && wanted.getAsBoolean()) {
                left = advances.awaitNanos(left);
            }
            return new Settled(settled, breaks);
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        while (running) {
            try {
                awaitNudge();
                look();
                rest();
            } catch (InterruptedException e) {
                running = false;
            } catch (RuntimeException e) {
                LOG.debug("The log's end cannot be seen; looking again soon", e);
                startAnew();
            }
        }
    }

    private void awaitNudge() throws InterruptedException {
        long left = POLL.toNanos();
        lock.lock();
        try {
            while (!nudged && left > 0) {
                left = nudges.awaitNanos(left);
            }
            nudged = false;
        } finally {
            lock.unlock();
        }
    }

    private void rest() throws InterruptedException {
        pause(BETWEEN_HURRIED_LOOKS);
        long left = between.minus(BETWEEN_HURRIED_LOOKS).toNanos();
        lock.lock();
        try {
            while (running && !hurried && left > 0) {
                left = nudges.awaitNanos(left);
            }
            hurried = false;
        } finally {
            lock.unlock();
        }
    }

    private void look() throws InterruptedException {
        var sample = SettlingSample.take(jdbc);
        pace(sample.highest() - settled());
        if (sample.highest() < settled()) {
            startAnew();
        }
        if (sample.highest() > settled()) {
            waitOut(sample.inserting());
            advance(sample.highest());
        }
    }

    private void pace(long events) {
        long now = System.nanoTime();
        long perSecond = events * 1_000_000_000 / Math.max(1, now - lookedAt);
        between = perSecond > EVENTS_PER_SECOND_IN_A_RUSH ? BETWEEN_LOOKS_IN_A_RUSH : BETWEEN_LOOKS;
        lookedAt = now;
    }

    private void waitOut(Set<String> inserting) throws InterruptedException {
        var wait = Duration.ofMillis(1);
        while (running && !inserting.isEmpty() && SettlingSample.take(jdbc).holdsAnyOf(inserting)) {
            pause(wait);
            wait = wait.compareTo(LONGEST_WAIT) < 0 ? wait.multipliedBy(2) : LONGEST_WAIT;
        }
    }

    private void advance(long position) {
        if (running) {
            lock.lock();
            try {
                settled = position;
                advances.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }

    private void startAnew() {
        lock.lock();
        try {
            settled = 0;
            breaks++;
        } finally {
            lock.unlock();
        }
    }

    private static void pause(Duration length) throws InterruptedException {
        Thread.sleep(length);
    }
}
