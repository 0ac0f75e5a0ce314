package io.verbatim.crash;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/** Users who say one thing after the other, with a breath between, and how long each waited for the answer. */
final class Chatter implements AutoCloseable {

    private static final int USERS = 6;
    private static final Duration BREATH = Duration.ofMillis(50);

    private final Bot bot;
    private final List<Node> nodes;
    private final String name;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicReference<Queue<Turn>> turns = new AtomicReference<>(new ConcurrentLinkedQueue<>());
    private volatile boolean over;

    Chatter(Bot bot, List<Node> nodes, String name) {
        this.bot = bot;
        this.nodes = nodes;
        this.name = name;
        for (int user = 0; user < USERS; user++) {
            int one = user;
            bot.start(node(one), session(one));
            threads.execute(() -> talk(one));
        }
    }

    /** Listens for so long, and at least until each has been answered some times. */
    Heard listen(Duration duration) {
        var heard = new ConcurrentLinkedQueue<Turn>();
        turns.set(heard);
        long end = System.nanoTime() + duration.toNanos();
        while (System.nanoTime() < end || heard.size() < 5 * USERS) {
            LockSupport.parkNanos(BREATH.toNanos());
        }
        return new Heard(List.copyOf(heard));
    }

    /** Returns when the last message of each is answered. */
    @Override
    public void close() {
        over = true;
        threads.close();
    }

    private void talk(int user) {
        for (int i = 0; !over; i++) {
            long asked = System.nanoTime();
            var answer = bot.say(node(user), session(user), "w" + i);
            turns.get().add(new Turn(answer.status(), Bot.texts(answer).contains("You said w" + i), System.nanoTime() - asked));
            LockSupport.parkNanos(BREATH.toNanos());
        }
    }

    private Api node(int user) {
        return nodes.get(user % nodes.size()).api();
    }

    private String session(int user) {
        return name + "-" + user;
    }

    /** One message and what came of it. */
    record Turn(int status, boolean answered, long nanos) { }

    /** What was said in a while. */
    record Heard(List<Turn> turns) {

        /** So many percent waited no longer than this. */
        double millis(int percent) {
            long[] nanos = turns.stream().mapToLong(Turn::nanos).sorted().toArray();
            return nanos[Math.min(nanos.length - 1, nanos.length * percent / 100)] / 1e6;
        }

        @Override
        public String toString() {
            return "%d turns, median %.1f ms, 95 %% %.1f ms, 99 %% %.1f ms".formatted(turns.size(), millis(50), millis(95), millis(99));
        }
    }
}
