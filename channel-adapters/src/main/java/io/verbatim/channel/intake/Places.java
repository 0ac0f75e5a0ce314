package io.verbatim.channel.intake;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;

/**
 * Lets so many run at a time; the rest waits in the order in which it came. What runs for long waits for somebody, and does not count any
 * more. Thread-safe.
 */
final class Places {
    private static final long LONG = Duration.ofMillis(250).toNanos();

    private final Queue<Waiting> waiting = new ArrayDeque<>();
    // The longest taken first.
    private final Deque<Place> taken = new ArrayDeque<>();
    private final Executor threads;
    private final Executor later;
    private final IntSupplier most;
    private final LongSupplier nanos;
    private boolean looking;

    private record Waiting(Consumer<Runnable> work, Runnable dropped) { }

    /**
     * @param most    how many may run at this moment
     * @param threads run what has a place
     * @param later   runs what is to be looked at again, after a moment
     * @param nanos   tells the time
     */
    Places(IntSupplier most, Executor threads, Executor later, LongSupplier nanos) {
        this.most = most;
        this.threads = threads;
        this.later = later;
        this.nanos = nanos;
    }

    /**
     * Has it run, now or later.
     *
     * @param work    is given what to call before it waits for long, to leave its place to others
     * @param dropped called in place of the work where there are no threads any more
     */
    synchronized void offer(Consumer<Runnable> work, Runnable dropped) {
        waiting.add(new Waiting(work, dropped));
        startSome();
    }

    /** How many wait for a place. */
    synchronized int waiting() {
        return waiting.size();
    }

    private void startSome() {
        forgetLong();
        int places = waiting.isEmpty() ? 0 : most.getAsInt();
        while (taken.size() < places && !waiting.isEmpty()) {
            start(waiting.remove(), new Place(nanos.getAsLong()));
        }
        if (!waiting.isEmpty() && !looking) {
            looking = true;
            later.execute(this::look);
        }
    }

    private synchronized void look() {
        looking = false;
        startSome();
    }

    private void start(Waiting next, Place place) {
        try {
            taken.add(place);
            threads.execute(() -> run(next.work(), place));
        } catch (RejectedExecutionException e) {
            taken.remove(place);
            next.dropped().run();
        }
    }

    private void run(Consumer<Runnable> work, Place place) {
        try {
            work.accept(() -> leave(place));
        } finally {
            leave(place);
        }
    }

    private synchronized void leave(Place place) {
        taken.remove(place);
        startSome();
    }

    private void forgetLong() {
        long now = nanos.getAsLong();
        while (!taken.isEmpty() && now - taken.getFirst().since > LONG) {
            taken.removeFirst();
        }
    }

    /** One is not like the other, whenever they were taken. */
    private static final class Place {
        private final long since;

        Place(long since) {
            this.since = since;
        }
    }
}
