package io.verbatim.channel.script.child;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The server's end of the line. When it is gone, so is this process, whatever a script does at that moment. */
final class Parent implements Host {

    private static final int MAX_FRAME = 32 * 1024 * 1024;

    private final DataInputStream in;
    private final DataOutputStream out;
    private final BlockingQueue<Frame> inbox = new LinkedBlockingQueue<>();
    private long fetches;

    Parent(DataInputStream in, DataOutputStream out) {
        this.in = in;
        this.out = out;
        Thread.ofPlatform().name("parent").daemon().start(this::listen);
    }

    Frame next() throws InterruptedException {
        return inbox.take();
    }

    /** The text of the next frame of a kind; what comes before it came too late for what it was for. */
    String next(char kind) throws InterruptedException {
        var frame = next();
        while (frame.kind() != kind) {
            frame = next();
        }
        return frame.text();
    }

    void send(Frame frame) throws IOException {
        frame.write(out);
    }

    @Override
    public long fetch(String request) {
        tell(new Frame(Frame.FETCH, ++fetches + "\n" + request));
        return fetches;
    }

    @Override
    public void log(String line) {
        tell(new Frame(Frame.LOG, line));
    }

    @Override
    public @Nullable Frame answer(Duration patience) throws InterruptedException {
        return inbox.poll(patience.toNanos(), TimeUnit.NANOSECONDS);
    }

    private void tell(Frame frame) {
        try {
            send(frame);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void listen() {
        try {
            while (true) {
                inbox.add(Frame.read(in, MAX_FRAME));
            }
        } catch (IOException e) {
            Runtime.getRuntime().halt(0);
        }
    }

    /** For runs that nobody asked for. */
    record Nobody() implements Host {

        @Override
        public long fetch(String request) {
            return 0;
        }

        @Override
        public void log(String line) {
        }

        @Override
        public @Nullable Frame answer(Duration patience) {
            return null;
        }
    }
}
