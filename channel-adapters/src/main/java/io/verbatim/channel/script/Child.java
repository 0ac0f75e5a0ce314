package io.verbatim.channel.script;

import io.verbatim.channel.script.child.Frame;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The server's end of a process that runs scripts. What comes from there is trusted in nothing. */
final class Child {

    /** What Java exits with when there is no memory left. */
    private static final int OUT_OF_MEMORY = 3;
    private static final int MAX_FRAME = 8 * 1024 * 1024;
    private static final int MAX_COMPLAINT = 2_000;

    private final Process process;
    private final DataInputStream in;
    private final DataOutputStream out;
    private int runs;
    private volatile long resting = System.nanoTime();

    private Child(Process process) {
        this.process = process;
        this.in = new DataInputStream(new BufferedInputStream(process.getInputStream()));
        this.out = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
    }

    /** Starts the process, which says {@link Frame#READY} when it can be given work. */
    static Child start(ProcessBuilder builder) throws IOException {
        return new Child(builder.start());
    }

    /** Waits for what comes next, for ever unless it is {@link #kill killed}. */
    Frame read() throws IOException {
        return Frame.read(in, MAX_FRAME);
    }

    void write(Frame frame) throws IOException {
        synchronized (out) {
            frame.write(out);
        }
    }

    /** Whether it has done one more run of those it may do. */
    boolean count(int most) {
        return ++runs < most;
    }

    void rest() {
        resting = System.nanoTime();
    }

    boolean hasRested(Duration time) {
        return System.nanoTime() - resting > time.toNanos();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    void kill() {
        process.destroyForcibly();
    }

    /** Whether it has ended, or is about to, because its memory was used up. */
    boolean isOutOfMemory() throws InterruptedException {
        return process.waitFor(1, TimeUnit.SECONDS) && process.exitValue() == OUT_OF_MEMORY;
    }

    /** What Java had to say, for operators; once it has ended. */
    String complaint() {
        try (var errors = process.getErrorStream()) {
            return process.isAlive() ? "" : new String(errors.readNBytes(MAX_COMPLAINT), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            return "";
        }
    }
}
