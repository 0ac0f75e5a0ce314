package io.verbatim.channel.speech;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/**
 * A program of the operator's that makes one file of another: not for longer than it may, as many at a time as there are processors, in a
 * directory of its own that goes with it, and with nothing of the server's environment, where secrets are.
 *
 * @param room    where the directories are made
 * @param largest bytes that it may write
 */
record Program(CommandLine line, Path room, Duration timeout, int largest, Semaphore places) {
    private static final Logger LOG = LoggerFactory.getLogger(Program.class);
    private static final File NOTHING = new File("/dev/null");
    private static final int LOOK = 20;

    Program(CommandLine line, Path room, Duration timeout, int largest) {
        this(line, room, timeout, largest, new Semaphore(Runtime.getRuntime().availableProcessors(), true));
    }

    /**
     * What the program makes of the input.
     *
     * @param from ending of the input's name
     * @param to   of the output's
     */
    byte[] run(byte[] input, String from, String to, @Nullable Locale locale) {
        try {
            if (!places.tryAcquire(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new SpeechFailure("busy");
            }
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
        try {
            return inItsDirectory(input, from, to, locale);
        } catch (IOException e) {
            LOG.warn("The speech command {} cannot be run: {}", line.words().getFirst(), e.getClass().getSimpleName());
            throw new SpeechFailure("command_not_run", e);
        } finally {
            places.release();
        }
    }

    private byte[] inItsDirectory(byte[] input, String from, String to, @Nullable Locale locale) throws IOException {
        Files.createDirectories(room);
        var directory = Files.createTempDirectory(room, "run-");
        try {
            var in = Files.write(directory.resolve("input." + from), input);
            var out = directory.resolve("output." + to);
            watch(builder(directory, in, out, locale).start(), out);
            return Files.exists(out) ? Files.readAllBytes(out) : new byte[0];
        } finally {
            // What cannot be deleted, because somebody killed is still writing, goes with the next start.
            FileSystemUtils.deleteRecursively(directory.toFile());
        }
    }

    // What it complains of may hold what somebody said, so nobody reads it.
    private ProcessBuilder builder(Path directory, Path in, Path out, @Nullable Locale locale) {
        var builder = new ProcessBuilder(line.filled(in, out, locale)).directory(directory.toFile())
            .redirectInput(line.readsFile() ? NOTHING : in.toFile())
            .redirectOutput(line.writesFile() ? ProcessBuilder.Redirect.DISCARD : ProcessBuilder.Redirect.to(out.toFile()))
            .redirectError(ProcessBuilder.Redirect.DISCARD);
        String path = builder.environment().get("PATH");
        builder.environment().clear();
        builder.environment().putAll(Map.of("PATH", path == null ? "/usr/local/bin:/usr/bin:/bin" : path, "LANG", "C.UTF-8",
            "HOME", directory.toString(), "TMPDIR", directory.toString()));
        return builder;
    }

    private void watch(Process process, Path out) {
        long start = System.nanoTime();
        try {
            while (!process.waitFor(LOOK, TimeUnit.MILLISECONDS)) {
                refuse(System.nanoTime() - start > timeout.toNanos(), "timeout");
                refuse(out.toFile().length() > largest, "too_large");
            }
        } catch (InterruptedException e) {
            throw interrupted(e);
        } finally {
            end(process);
        }
        refuse(out.toFile().length() > largest, "too_large");
        if (process.exitValue() != 0) {
            LOG.warn("The speech command {} has failed with exit code {}", line.words().getFirst(), process.exitValue());
            throw new SpeechFailure("command_failed");
        }
    }

    private static void refuse(boolean isTrue, String reason) {
        if (isTrue) {
            throw new SpeechFailure(reason);
        }
    }

    /** With all that it has started. */
    private static void end(Process process) {
        if (process.isAlive()) {
            var children = process.descendants().toList();
            process.destroyForcibly();
            children.forEach(ProcessHandle::destroyForcibly);
            process.onExit().completeOnTimeout(process, 1, TimeUnit.SECONDS).join();
        }
    }

    private static SpeechFailure interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new SpeechFailure("abandoned", e);
    }
}
