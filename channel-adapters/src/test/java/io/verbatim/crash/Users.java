package io.verbatim.crash;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Users who talk all the time, two to a session, and do not give up: each message is sent under its key until it is answered for good. */
final class Users implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Bot bot;
    private final List<Node> nodes;
    private final Queue<Sent> sent = new ConcurrentLinkedQueue<>();
    private final List<String> conversations = new ArrayList<>();
    private final AtomicInteger turnOfNode = new AtomicInteger();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private volatile boolean over;

    /** A message that was answered: in which turn, and what the user got. */
    record Sent(String session, String turn, List<String> said, int status) { }

    Users(Bot bot, List<Node> nodes, int sessions) {
        this.bot = bot;
        this.nodes = nodes;
        for (int i = 0; i < sessions; i++) {
            var session = "session-" + i;
            conversations.add(bot.start(next(), session).body().path("conversation_id").asString());
            threads.execute(() -> talk(session, "a"));
            threads.execute(() -> talk(session, "b"));
        }
    }

    List<String> conversations() {
        return conversations;
    }

    List<Sent> sent() {
        return List.copyOf(sent);
    }

    /** Returns when the last message of each is answered. */
    @Override
    public void close() {
        over = true;
        threads.close();
    }

    private void talk(String session, String user) {
        for (int i = 0; !over; i++) {
            sent.add(say(session, "%s-%s-says-%d".formatted(session, user, i)));
        }
    }

    private Sent say(String session, String text) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        var answer = bot.say(next(), session, text, text);
        while (answer.status() != 200 && System.nanoTime() < end) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
            answer = bot.say(next(), session, text, text);
        }
        return new Sent(session, answer.body().path("turn_id").asString(""), Bot.texts(answer), answer.status());
    }

    private Api next() {
        return nodes.get(Math.floorMod(turnOfNode.getAndIncrement(), nodes.size())).api();
    }
}
