package io.verbatim.benchmark;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Asks for a stream on a connection of its own each time, and waits for the first word in it; the rest is read afterwards. */
final class Listener implements Caller {
    private final int port;
    private final byte[] request;
    private final byte[] first;
    private final byte[] last;
    private Socket line = new Socket();

    /**
     * A listener to one side.
     *
     * @param first what the first word is known by
     * @param last  what the end is known by
     */
    Listener(int port, byte[] request, String first, String last) {
        this.port = port;
        this.request = request;
        this.first = first.getBytes(StandardCharsets.ISO_8859_1);
        this.last = last.getBytes(StandardCharsets.ISO_8859_1);
    }

    @Override
    public boolean call() throws IOException {
        line = new Socket(InetAddress.getLoopbackAddress(), port);
        line.setTcpNoDelay(true);
        line.getOutputStream().write(request);
        return isHeard(first);
    }

    @Override
    public void rest() throws IOException {
        isHeard(last);
        line.close();
    }

    @Override
    public void close() throws IOException {
        line.close();
    }

    // A mark that is longer than what is left of it may be cut by the end of a read: then it is found with what was read before.
    private boolean isHeard(byte[] mark) throws IOException {
        var heard = new byte[64 << 10];
        for (int length = 0; length < heard.length;) {
            int read = line.getInputStream().read(heard, length, heard.length - length);
            if (read < 0) {
                throw new EOFException("The stream ended early");
            }
            length += read;
            if (contains(heard, length, mark)) {
                return true;
            }
        }
        return false;
    }

    private static boolean contains(byte[] heard, int length, byte[] mark) {
        return new String(heard, 0, length, StandardCharsets.ISO_8859_1).contains(new String(mark, StandardCharsets.ISO_8859_1));
    }
}
