package io.verbatim.benchmark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.json.JsonMapper;

/** Callers that all ask at once, in a session each, and wait for the answer, or leave and look for it later. */
final class Crowd {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String LEAVING = "Prefer: respond-async";
    private static final int AT_A_TIME = 500;
    private static final int MOST_LOOKS = 600;

    private final Channel channel;
    private final boolean leave;
    private final Queue<String> refusals;
    private final AtomicInteger answered = new AtomicInteger();
    private final Queue<byte[]> left = new ConcurrentLinkedQueue<>();
    private final List<Thread> threads = new ArrayList<>();
    // Who leaves makes room for the next; the others have a connection each.
    private final Semaphore connections;

    Crowd(Channel channel, boolean leave, Queue<String> refusals) {
        this.channel = channel;
        this.leave = leave;
        this.refusals = refusals;
        this.connections = new Semaphore(leave ? AT_A_TIME : Integer.MAX_VALUE);
    }

    void ask(int count) {
        for (int i = 0; i < count; i++) {
            threads.add(Thread.ofVirtual().start(this::ask));
        }
    }

    /** How many were answered in the end. */
    int answered() throws IOException, InterruptedException {
        for (var thread : threads) {
            thread.join();
        }
        try (var http = new Http(channel.port())) {
            for (int looks = 0; !left.isEmpty() && looks < MOST_LOOKS; looks++) {
                look(http);
            }
        }
        return answered.get();
    }

    private void ask() {
        connections.acquireUninterruptibly();
        try (var http = new Http(channel.port())) {
            var session = UUID.randomUUID().toString();
            channel.open(http, session);
            int status = http.call(channel.message(session, leave ? LEAVING : "", Channel.QUESTION[0]));
            switch (status) {
                case 200 -> answered.incrementAndGet();
                case 202 -> left.add(channel.turn(session, JSON.readTree(http.body()).path("turn_id").asString()));
                default -> refusals.add(http.body().lines().findFirst().orElse(""));
            }
        } catch (IOException e) {
            refusals.add(e.toString());
        } finally {
            connections.release();
        }
    }

    // In the order in which they were asked: where one is not over, the next will hardly be.
    private void look(Http http) throws IOException, InterruptedException {
        for (var next = left.peek(); next != null; next = left.peek()) {
            if (http.call(next) != 200) {
                TimeUnit.MILLISECONDS.sleep(200);
                return;
            }
            left.remove();
            answered.incrementAndGet();
        }
    }
}
