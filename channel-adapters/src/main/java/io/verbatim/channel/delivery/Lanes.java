package io.verbatim.channel.delivery;

import io.verbatim.shared.channel.ChannelId;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;

/**
 * Lets so many run at a time, and so many of each channel, and the rest wait in the order in which they came: channels take turns, so that
 * none takes the room of others. Thread-safe.
 */
final class Lanes {
    private final Map<ChannelId, Lane> lanes = new HashMap<>();
    // Those with something that may run, in turn.
    private final Queue<ChannelId> turns = new ArrayDeque<>();
    private final Executor threads;
    private final DeliverySettings settings;
    private int running;
    private int waiting;

    Lanes(Executor threads, DeliverySettings settings) {
        this.threads = threads;
        this.settings = settings;
    }

    /** Takes a task on, unless too many wait. */
    synchronized boolean offer(ChannelId channel, Runnable task) {
        var lane = lanes.computeIfAbsent(channel, Lane::new);
        if (waiting >= settings.maxWaiting() || lane.isFull()) {
            forget(lane);
            return false;
        }
        lane.tasks.add(task);
        waiting++;
        queue(lane);
        startAll();
        return true;
    }

    synchronized int running() {
        return running;
    }

    synchronized int waiting() {
        return waiting;
    }

    /** How many more may wait. */
    synchronized int room() {
        return settings.maxWaiting() - waiting;
    }

    /** The channels of which no more may wait. */
    synchronized Set<ChannelId> full() {
        return lanes.values().stream().filter(Lane::isFull).map(lane -> lane.channel).collect(Collectors.toSet());
    }

    /** Waits until nothing runs or waits, but not for longer than that. */
    synchronized void awaitIdle(Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        for (long left = patience.toMillis(); running + waiting > 0 && left > 0; left = (end - System.nanoTime()) / 1_000_000) {
            wait(left);
        }
    }

    private void startAll() {
        while (running < settings.maxRunning() && !turns.isEmpty()) {
            var lane = lanes.get(turns.remove());
            lane.queued = false;
            start(lane, lane.tasks.remove());
            queue(lane);
        }
    }

    private void start(Lane lane, Runnable task) {
        waiting--;
        running++;
        lane.running++;
        threads.execute(() -> {
            try {
                task.run();
            } finally {
                end(lane);
            }
        });
    }

    private synchronized void end(Lane lane) {
        running--;
        lane.running--;
        queue(lane);
        forget(lane);
        startAll();
        notifyAll();
    }

    private void queue(Lane lane) {
        if (!lane.queued && !lane.tasks.isEmpty() && lane.running < settings.maxRunningPerChannel()) {
            lane.queued = true;
            turns.add(lane.channel);
        }
    }

    private void forget(Lane lane) {
        if (lane.running == 0 && lane.tasks.isEmpty()) {
            lanes.remove(lane.channel);
        }
    }

    private final class Lane {
        private final ChannelId channel;
        private final Queue<Runnable> tasks = new ArrayDeque<>();
        private int running;
        private boolean queued;

        Lane(ChannelId channel) {
            this.channel = channel;
        }

        /** Half of all room is kept for others. */
        boolean isFull() {
            return tasks.size() >= Math.max(1, settings.maxWaiting() / 2);
        }
    }
}
