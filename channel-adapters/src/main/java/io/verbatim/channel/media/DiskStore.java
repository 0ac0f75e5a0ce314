package io.verbatim.channel.media;

import io.verbatim.shared.workspace.WorkspaceId;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.UUID;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;

/** Files below one directory, a folder for each workspace. Several nodes must share the directory. */
final class DiskStore implements MediaStore {
    private static final String UNFINISHED = ".part";

    private final Path root;

    DiskStore(Path root) {
        this.root = root;
    }

    @Override
    public Upload begin(WorkspaceId workspace, MediaId id) throws IOException {
        var path = path(workspace, id);
        Files.createDirectories(path.getParent());
        var part = path.resolveSibling(id.value() + "." + UUID.randomUUID() + UNFINISHED);
        return new FileUpload(Files.newOutputStream(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), part, path);
    }

    @Override
    public Resource read(WorkspaceId workspace, MediaId id) {
        return new FileSystemResource(path(workspace, id));
    }

    @Override
    public void remove(WorkspaceId workspace, MediaId id) throws IOException {
        Files.deleteIfExists(path(workspace, id));
    }

    @Override
    public void tidy(Instant before) throws IOException {
        if (Files.isDirectory(root)) {
            try (var left = Files.find(root, 2, (path, facts) -> path.toString().endsWith(UNFINISHED)
                && facts.lastModifiedTime().toInstant().isBefore(before))) {
                for (var path : (Iterable<Path>) left::iterator) {
                    Files.deleteIfExists(path);
                }
            }
        }
    }

    // Ids have letters, digits and an underscore only, so nothing leads out of the directory.
    private Path path(WorkspaceId workspace, MediaId id) {
        return root.resolve(workspace.value()).resolve(id.value());
    }

    private static final class FileUpload extends Upload {
        private final OutputStream out;
        private final Path part;
        private final Path path;

        FileUpload(OutputStream out, Path part, Path path) {
            this.out = out;
            this.part = part;
            this.path = path;
        }

        @Override
        public void write(int octet) throws IOException {
            out.write(octet);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
        }

        @Override
        void keep() throws IOException {
            out.close();
            Files.move(part, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }

        @Override
        public void close() throws IOException {
            out.close();
            Files.deleteIfExists(part);
        }
    }
}
