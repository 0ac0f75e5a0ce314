package io.verbatim.benchmark;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** One connection, kept as long as the server keeps it, that speaks just enough HTTP/1.1 to cost next to nothing. */
final class Http implements AutoCloseable {
    private static final int PATIENCE = 300_000;

    private final InetSocketAddress server;
    private @Nullable Socket socket;
    private byte[] buffer = new byte[4_096];
    private int length;
    private int bodyStart;
    private boolean chunked;

    Http(int port) {
        this.server = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    static byte[] request(String method, String path, String headers, String body) {
        var content = body.getBytes(StandardCharsets.UTF_8);
        var type = content.length == 0 ? "" : "Content-Type: application/json\r\n";
        var head = "%s %s HTTP/1.1\r\nHost: localhost\r\n%s%sContent-Length: %d\r\n\r\n".formatted(method, path, headers, type, content.length)
            .getBytes(StandardCharsets.ISO_8859_1);
        var whole = Arrays.copyOf(head, head.length + content.length);
        System.arraycopy(content, 0, whole, head.length, content.length);
        return whole;
    }

    /** The status of the answer, whose body is there until the next call. */
    int call(byte[] request) throws IOException {
        try {
            var line = connected();
            line.getOutputStream().write(request);
            return answer(line, request[0] == 'H');
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    String body() {
        return chunked ? Chunks.joined(buffer, bodyStart) : new String(buffer, bodyStart, length - bodyStart, StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        if (socket != null) {
            socket.close();
            socket = null;
        }
    }

    private Socket connected() throws IOException {
        if (socket == null) {
            var made = new Socket();
            made.setTcpNoDelay(true);
            made.connect(server, PATIENCE);
            socket = made;
        }
        return socket;
    }

    private int answer(Socket line, boolean askedForHead) throws IOException {
        length = 0;
        bodyStart = 0;
        while (bodyStart == 0) {
            fill(line);
            bodyStart = Heads.end(buffer, length);
        }
        var head = new String(buffer, 0, bodyStart, StandardCharsets.ISO_8859_1);
        int status = Integer.parseInt(head.substring(9, 12));
        var size = Heads.value(head, "content-length");
        boolean isBodiless = askedForHead || status == 204;
        chunked = !isBodiless && size == null;
        int end = isBodiless || size == null ? bodyStart : bodyStart + Integer.parseInt(size);
        while (chunked ? !Chunks.isComplete(buffer, bodyStart, length) : length < end) {
            fill(line);
        }
        if ("close".equalsIgnoreCase(Heads.value(head, "connection"))) {
            close();
        }
        return status;
    }

    private void fill(Socket line) throws IOException {
        if (length == buffer.length) {
            buffer = Arrays.copyOf(buffer, length * 2);
        }
        int read = line.getInputStream().read(buffer, length, buffer.length - length);
        if (read < 0) {
            throw new EOFException("The server hung up");
        }
        length += read;
    }
}
