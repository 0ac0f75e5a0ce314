package io.verbatim.benchmark;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** An AI backend that costs next to nothing: answers after a pause, fails now and then, or waits to be released. */
final class QuickBackend implements AutoCloseable {
    private static final byte[] REPLY = answer("200 OK", "{\"content\": \"Your order ORD-123 is on its way.\", \"metadata\": {\"model\": \"fake\"}}");
    private static final byte[] FAILURE = answer("500 Internal Server Error", "{\"error\": \"as asked for\"}");
    private static final int BACKLOG = 10_000;

    private final ServerSocket server;
    private final Behaviour behaviour;
    private final AtomicLong received = new AtomicLong();
    private final AtomicLong taken = new AtomicLong();
    private final AtomicInteger waiting = new AtomicInteger();

    /**
     * How it answers.
     *
     * @param pause    before each answer
     * @param failing  each so-manieth answer is an error; 0 for none
     * @param released no answer before this is open
     */
    record Behaviour(Duration pause, int failing, CountDownLatch released) {

        static Behaviour after(Duration pause, int failing) {
            return new Behaviour(pause, failing, new CountDownLatch(0));
        }
    }

    private QuickBackend(ServerSocket server, Behaviour behaviour) {
        this.server = server;
        this.behaviour = behaviour;
    }

    static QuickBackend start(Behaviour behaviour) throws IOException {
        var backend = new QuickBackend(new ServerSocket(0, BACKLOG, InetAddress.getByName("0.0.0.0")), behaviour);
        Thread.ofPlatform().daemon().name("backend").start(backend::accept);
        return backend;
    }

    int port() {
        return server.getLocalPort();
    }

    /** Its address under one of loopback's many names. */
    String url(int host) {
        return "http://127.0.0.%d:%d/".formatted(host, port());
    }

    /** Requests that are not answered yet. */
    int waiting() {
        return waiting.get();
    }

    /** Requests so far. */
    long taken() {
        return taken.get();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private void accept() {
        try {
            while (true) {
                var line = server.accept();
                line.setTcpNoDelay(true);
                Thread.ofVirtual().start(() -> serve(line));
            }
        } catch (IOException e) {
            // Closed: nobody is served any more.
        }
    }

    private void serve(Socket line) {
        try (line; var in = line.getInputStream(); var out = line.getOutputStream()) {
            var buffer = new byte[8_192];
            while (true) {
                buffer = skipRequest(in, buffer);
                waiting.incrementAndGet();
                taken.incrementAndGet();
                try {
                    out.write(answer());
                } finally {
                    waiting.decrementAndGet();
                }
            }
        } catch (IOException | InterruptedException e) {
            // The other side is gone.
        }
    }

    private byte[] answer() throws InterruptedException {
        behaviour.released.await();
        TimeUnit.NANOSECONDS.sleep(behaviour.pause.toNanos());
        return behaviour.failing > 0 && received.incrementAndGet() % behaviour.failing == 0 ? FAILURE : REPLY;
    }

    /** Reads one request to its end; answers the buffer, which may have grown. */
    static byte[] skipRequest(InputStream in, byte[] given) throws IOException {
        var buffer = given;
        int end = Integer.MAX_VALUE;
        for (int length = 0, body = 0; length < end;) {
            buffer = length == buffer.length ? Arrays.copyOf(buffer, length * 2) : buffer;
            int read = in.read(buffer, length, buffer.length - length);
            if (read < 0) {
                throw new EOFException();
            }
            length += read;
            if (body == 0) {
                body = Heads.end(buffer, length);
                end = body == 0 ? end : body + size(new String(buffer, 0, body, StandardCharsets.ISO_8859_1));
            }
        }
        return buffer;
    }

    private static int size(String head) {
        var size = Heads.value(head, "content-length");
        if (size == null) {
            throw new IllegalArgumentException("A request without a length: " + head);
        }
        return Integer.parseInt(size);
    }

    private static byte[] answer(String status, String body) {
        return "HTTP/1.1 %s\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s".formatted(status, body.length(), body)
            .getBytes(StandardCharsets.ISO_8859_1);
    }
}
