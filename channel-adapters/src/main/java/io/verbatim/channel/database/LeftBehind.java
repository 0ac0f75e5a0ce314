package io.verbatim.channel.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A PostgreSQL whose starter was killed: it runs on, with the settings of then, so it is stopped before a new one is started. */
final class LeftBehind {

    private static final Logger LOG = LoggerFactory.getLogger(LeftBehind.class);
    private static final int PATIENCE_SECONDS = 15;

    private LeftBehind() {
    }

    static void stop(Path cluster) throws IOException {
        var postmaster = postmaster(cluster);
        if (postmaster.isPresent()) {
            LOG.warn("A PostgreSQL of a process that was killed still runs (pid {}); stopping it", postmaster.get().pid());
            signal(postmaster.get(), "INT");
            if (!hasEnded(postmaster.get())) {
                signal(postmaster.get(), "QUIT");
                hasEnded(postmaster.get());
            }
        }
    }

    private static Optional<ProcessHandle> postmaster(Path cluster) throws IOException {
        var file = cluster.resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try (var lines = Files.lines(file)) {
            // The number may be another process's by now.
            return lines.findFirst().map(String::strip).map(Long::valueOf).flatMap(ProcessHandle::of)
                .filter(process -> process.info().command().orElse("").contains("postgres"));
        }
    }

    /** INT is PostgreSQL's fast shutdown, QUIT its immediate one; Java knows neither. */
    private static void signal(ProcessHandle process, String name) throws IOException {
        try {
            new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private static boolean hasEnded(ProcessHandle process) throws IOException {
        try {
            process.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException | ExecutionException e) {
            throw new IOException(e);
        }
    }
}
