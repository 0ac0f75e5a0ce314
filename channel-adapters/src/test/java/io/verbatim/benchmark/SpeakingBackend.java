package io.verbatim.benchmark;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** A model server that streams chat completions, the first word at once and then one every so often; each answer ends its connection. */
final class SpeakingBackend implements AutoCloseable {
    private static final int BACKLOG = 1_000;
    private static final byte[] HEAD = bytes("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n");
    private static final byte[] WORD = bytes("data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"word \"}}]}\n\n");
    private static final byte[] END = bytes("data: [DONE]\n\n");

    private final ServerSocket server;
    private final int words;
    private final long pauseMillis;

    private SpeakingBackend(ServerSocket server, int words, long pauseMillis) {
        this.server = server;
        this.words = words;
        this.pauseMillis = pauseMillis;
    }

    static SpeakingBackend start(int words, long pauseMillis) throws IOException {
        var backend = new SpeakingBackend(new ServerSocket(0, BACKLOG, InetAddress.getByName("0.0.0.0")), words, pauseMillis);
        Thread.ofPlatform().daemon().name("speaking-backend").start(backend::accept);
        return backend;
    }

    int port() {
        return server.getLocalPort();
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
            QuickBackend.skipRequest(in, new byte[8_192]);
            speak(out);
        } catch (IOException | InterruptedException e) {
            // The other side is gone.
        }
    }

    private void speak(OutputStream out) throws IOException, InterruptedException {
        out.write(HEAD);
        for (int i = 0; i < words; i++) {
            out.write(WORD);
            TimeUnit.MILLISECONDS.sleep(pauseMillis);
        }
        out.write(END);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
