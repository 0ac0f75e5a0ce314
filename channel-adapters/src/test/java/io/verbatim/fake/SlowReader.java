package io.verbatim.fake;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A client of server-sent events that asks for them and does not read, with little room for what comes nevertheless. */
public record SlowReader(Socket socket) implements AutoCloseable {
    private static final int ROOM = 8_192;
    private static final int PATIENCE = 30_000;

    public static SlowReader of(int port, String path, String key) throws IOException {
        var socket = new Socket();
        socket.setReceiveBufferSize(ROOM);
        socket.setSoTimeout(PATIENCE);
        socket.connect(new InetSocketAddress("127.0.0.1", port));
        // HTTP/1.0 has no chunks.
        socket.getOutputStream().write("GET %s HTTP/1.0\r\nHost: localhost\r\nX-API-Key: %s\r\nAccept: text/event-stream\r\n\r\n"
            .formatted(path, key).getBytes(StandardCharsets.UTF_8));
        return new SlowReader(socket);
    }

    /** Reads at last, to the end of what comes. */
    public List<EventReader.Event> read() throws IOException {
        var events = new ArrayList<EventReader.Event>();
        var lines = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        while (!lines.readLine().isEmpty()) {
            // The head.
        }
        EventReader.read(lines, events::add, () -> { });
        return events;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
