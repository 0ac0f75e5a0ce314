package io.verbatim.channel.database;

import io.verbatim.channel.UnusableSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** The directory with everything that this machine keeps. Only one process at a time may have it; its lock dies with the process. */
public final class DataDirectory implements AutoCloseable {

    private final Path path;
    private final FileChannel lockFile;

    private DataDirectory(Path path, FileChannel lockFile) {
        this.path = path;
        this.lockFile = lockFile;
    }

    /**
     * Takes the directory, which is made if need be.
     *
     * @throws UnusableSettings if it cannot be written, or another process has it
     */
    public static DataDirectory take(Path path) {
        try {
            Files.createDirectories(path);
            var channel = FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (lock(channel) == null) {
                channel.close();
                throw new UnusableSettings("VERBATIM_DATA_DIR: another Verbatim is running on %s; stop it, or name another directory."
                    .formatted(path.toAbsolutePath()));
            }
            return new DataDirectory(path.toAbsolutePath().normalize(), channel);
        } catch (IOException e) {
            throw new UnusableSettings("VERBATIM_DATA_DIR: %s cannot be written (%s).".formatted(path.toAbsolutePath(), e.getMessage()));
        }
    }

    public Path path() {
        return path;
    }

    @Override
    public void close() {
        try {
            lockFile.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException sameProcess) {
            return null;
        }
    }
}
