package io.verbatim.channel.script.child;

import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;

/** What a script has put off. */
final class Timers {

    private static final int MOST = 1_000;
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final PriorityQueue<Timer> queue = new PriorityQueue<>(Comparator.comparingLong(Timer::due).thenComparingInt(Timer::id));

    /** Whether there was room for it. */
    boolean add(int id, long millis) {
        var pause = Math.clamp(millis, 0, LONGEST.toMillis());
        return queue.size() < MOST && queue.add(new Timer(id, System.nanoTime() + pause * 1_000_000));
    }

    void remove(int id) {
        queue.removeIf(timer -> timer.id() == id);
    }

    void clear() {
        queue.clear();
    }

    boolean isEmpty() {
        return queue.isEmpty();
    }

    Duration untilNext() {
        var first = queue.peek();
        return first == null ? LONGEST : Duration.ofNanos(Math.max(0, first.due() - System.nanoTime()));
    }

    /** Takes out the next one that is due, if it is. */
    Optional<Integer> next() {
        return queue.isEmpty() || untilNext().isPositive() ? Optional.empty() : Optional.of(queue.remove().id());
    }

    private record Timer(int id, long due) { }
}
