package io.verbatim.fake;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ServerSocketFactory;

/** A backend on loopback that does what a test tells it, hostile or not: real sockets, one behaviour a request, the last for ever. */
public final class FakeBackend implements AutoCloseable {

    private final ServerSocket server;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final Deque<Behaviour> script = new ArrayDeque<>();

    private FakeBackend(ServerSocket server) {
        this.server = server;
        script.add(Behaviour.says("Hello"));
        Thread.ofVirtual().name("fake-backend").start(this::accept);
    }

    public static FakeBackend start() {
        return start(ServerSocketFactory.getDefault());
    }

    /** One at this port. */
    public static FakeBackend at(int port) {
        try {
            var socket = new ServerSocket();
            // The last test's connections may not be gone yet.
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), 1000);
            return new FakeBackend(socket);
        } catch (IOException e) {
            throw new IllegalStateException("The port of a fake backend is not free", e);
        }
    }

    /** One that speaks as the factory's sockets do: by TLS, for one. */
    public static FakeBackend start(ServerSocketFactory sockets) {
        try {
            return new FakeBackend(sockets.createServerSocket(0, 1000, InetAddress.getByName("127.0.0.1")));
        } catch (IOException e) {
            throw new IllegalStateException("No port for a fake backend", e);
        }
    }

    public FakeBackend will(Behaviour... behaviours) {
        synchronized (script) {
            script.clear();
            script.addAll(Arrays.asList(behaviours));
        }
        return this;
    }

    public int port() {
        return server.getLocalPort();
    }

    public String url() {
        return "http://127.0.0.1:%d/reply?key=in-the-query".formatted(port());
    }

    public List<Received> received() {
        return received;
    }

    /** Connections that the other side has not closed yet. */
    public int openConnections() {
        return open.size();
    }

    @Override
    public void close() {
        closeQuietly(server);
        open.forEach(FakeBackend::closeQuietly);
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                var socket = server.accept();
                socket.setTcpNoDelay(true);
                open.add(socket);
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            var in = new BufferedInputStream(socket.getInputStream());
            var request = Received.from(in);
            while (request.isPresent()) {
                received.add(request.get());
                next().answer(request.get(), new Line(socket));
                request = socket.isClosed() ? Optional.empty() : Received.from(in);
            }
        } catch (IOException e) {
            // The other side went away, which is often what the test is about.
        } finally {
            open.remove(socket);
        }
    }

    private Behaviour next() {
        synchronized (script) {
            return script.size() > 1 ? script.remove() : script.element();
        }
    }

    private static void closeQuietly(Closeable closeable) {
        try {
            closeable.close();
        } catch (IOException e) {
            throw new IllegalStateException("A loopback socket can be closed", e);
        }
    }
}
