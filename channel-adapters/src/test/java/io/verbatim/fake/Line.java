package io.verbatim.fake;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

/** The open line to the caller. */
public record Line(Socket socket) {

    public void send(String text) throws IOException {
        send(text.getBytes(StandardCharsets.UTF_8));
    }

    public void send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
    }

    /** Returns when the caller has gone, or has waited longer than any test does. */
    public void awaitGone(int millis) throws IOException {
        socket.setSoTimeout(millis);
        try {
            if (socket.getInputStream().read() < 0) {
                throw new IOException("The caller has gone");
            }
        } catch (SocketTimeoutException e) {
            socket.setSoTimeout(0);
        }
    }

    public void hangUp() throws IOException {
        socket.close();
    }

    /** Ends the connection by RST instead of FIN. */
    public void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }
}
