package io.verbatim.fake;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** A backend that takes in no more than the beginning of its first request until the caller has gone; the others it answers. */
public final class HalfHeard implements AutoCloseable {
    // So little that most of a large request stays with the caller.
    private static final int ROOM = 4_096;
    private static final int PATIENCE = 60;

    private final ServerSocket server = new ServerSocket();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch gone = new CountDownLatch(1);
    private final AtomicBoolean first = new AtomicBoolean(true);
    private final AtomicInteger whole = new AtomicInteger();
    private final Behaviour answer;

    public HalfHeard(Behaviour answer) throws IOException {
        this.answer = answer;
        server.setReceiveBufferSize(ROOM);
        server.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0));
        Thread.ofVirtual().name("half-heard").start(this::accept);
    }

    public String url() {
        return "http://127.0.0.1:%d/reply".formatted(server.getLocalPort());
    }

    /** Whether the first request has begun, within some seconds. */
    public boolean hasBegun() throws InterruptedException {
        return begun.await(PATIENCE, TimeUnit.SECONDS);
    }

    /** The caller of the first request is not there any more. */
    public void callerIsGone() {
        gone.countDown();
    }

    /** How many requests came as a whole. */
    public int whole() {
        return whole.get();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                var socket = server.accept();
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private static boolean isWhole(Received request) {
        return request.header("Content-Length").equals(Integer.toString(request.body().getBytes(StandardCharsets.UTF_8).length));
    }

    private void serve(Socket socket) {
        try (socket) {
            if (first.getAndSet(false)) {
                socket.getInputStream().read();
                begun.countDown();
                gone.await(PATIENCE, TimeUnit.SECONDS);
            }
            var request = Received.from(new BufferedInputStream(socket.getInputStream()));
            if (request.filter(HalfHeard::isWhole).isPresent()) {
                whole.incrementAndGet();
                answer.answer(request.get(), new Line(socket));
            }
        } catch (IOException e) {
            // The caller has gone, as it should.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
