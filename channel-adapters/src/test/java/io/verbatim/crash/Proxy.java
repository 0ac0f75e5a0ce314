package io.verbatim.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Stands between nodes and their database, and does to their connections what networks do. */
final class Proxy implements AutoCloseable {

    private final ServerSocket server;
    private final int target;
    private final Set<Wire> wires = ConcurrentHashMap.newKeySet();
    private volatile int delay;
    private volatile @Nullable Trap trap;

    Proxy(int target) {
        this.target = target;
        try {
            server = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().name("proxy").start(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    /** Ends all connections in the middle of whatever they say. */
    void cut() {
        wires.forEach(Wire::cut);
    }

    /** Lets each answer of the database come so much later. */
    void delay(int millis) {
        delay = millis;
    }

    /** Holds back, once, the answer to whatever has these words in it: it is done, and nobody hears of it. */
    Trap trap(String words) {
        var set = new Trap(words.getBytes(StandardCharsets.UTF_8));
        trap = set;
        return set;
    }

    @Override
    public void close() throws IOException {
        server.close();
        cut();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                var client = server.accept();
                Thread.startVirtualThread(() -> connect(client));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void connect(Socket client) {
        try {
            var wire = new Wire(client, new Socket(InetAddress.getLoopbackAddress(), target));
            wires.add(wire);
            Thread.startVirtualThread(() -> wire.pump(client, wire.database, this::overhear));
            wire.pump(wire.database, client, this::answer);
            wires.remove(wire);
        } catch (IOException e) {
            Wire.close(client);
        }
    }

    private void overhear(Wire wire, byte[] bytes, int length) {
        var set = trap;
        if (set != null && set.isSprungBy(wire, bytes, length)) {
            trap = null;
            wire.held = set;
        }
    }

    private void answer(Wire wire, byte[] bytes, int length) {
        if (delay > 0) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(delay));
        }
        var holding = wire.held;
        if (holding != null) {
            holding.hold();
            wire.held = null;
        }
    }

    /** What is done with bytes before they go on. */
    @FunctionalInterface
    private interface Ear {
        void hear(Wire wire, byte[] bytes, int length);
    }

    /** One connection, both ways. */
    static final class Wire {
        private final Socket client;
        private final Socket database;
        private volatile @Nullable Trap held;

        Wire(Socket client, Socket database) throws IOException {
            this.client = client;
            this.database = database;
            client.setTcpNoDelay(true);
            database.setTcpNoDelay(true);
        }

        void cut() {
            var holding = held;
            close(client);
            close(database);
            if (holding != null) {
                holding.release();
            }
        }

        private void pump(Socket from, Socket to, Ear ear) {
            var bytes = new byte[1 << 16];
            try {
                for (int length = from.getInputStream().read(bytes); length >= 0; length = from.getInputStream().read(bytes)) {
                    ear.hear(this, bytes, length);
                    to.getOutputStream().write(bytes, 0, length);
                    to.getOutputStream().flush();
                }
            } catch (IOException e) {
                // One side has gone; so does the other.
            } finally {
                cut();
            }
        }

        private static void close(Socket socket) {
            try {
                socket.setSoLinger(true, 0);
                socket.close();
            } catch (IOException e) {
                // It is gone, which is all that is wanted.
                return;
            }
        }
    }
}
