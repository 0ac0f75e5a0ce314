package io.verbatim.channel.start;

import io.verbatim.channel.UnusableSettings;
import io.verbatim.channel.vault.MasterKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/** The master key that the product made for itself beside its embedded database. */
record MasterKeyFile(Path path) {

    /** Of the product that keeps its files there. */
    static MasterKeyFile in(Path directory) {
        return new MasterKeyFile(directory.resolve("master.key"));
    }

    /** The key in it; it is made if need be. */
    String text() {
        try {
            if (!Files.exists(path)) {
                keep(path, MasterKey.generate());
            }
            return Files.readString(path);
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    /** The key that will be the next: the one that was meant to be before, or this. */
    String next(String otherwise) {
        try {
            if (!Files.exists(next())) {
                keep(next(), otherwise);
            }
            return Files.readString(next());
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    /** Puts the next key in the place of this, which is kept beside it for old backups. */
    void swap(String id) {
        try {
            if (Files.exists(next())) {
                Files.copy(path, path.resolveSibling("master.key.before-" + id), StandardCopyOption.REPLACE_EXISTING,
                    StandardCopyOption.COPY_ATTRIBUTES);
                Files.move(next(), path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    private Path next() {
        return path.resolveSibling("master.key.next");
    }

    private static void keep(Path file, String key) throws IOException {
        var draft = Files.createTempFile(file.getParent(), "master", ".key",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(draft, key);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static UnusableSettings unusable(IOException cause) {
        return new UnusableSettings("VERBATIM_DATA_DIR: the master key in it cannot be read or made (%s).".formatted(cause.getMessage()));
    }
}
