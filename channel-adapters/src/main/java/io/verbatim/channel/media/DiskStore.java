package io.verbatim.channel.media;

import io.verbatim.shared.workspace.WorkspaceId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;

/** Files below one directory, a folder for each workspace. Several nodes must share the directory. */
final class DiskStore implements MediaStore {
    private final Path root;
    private final Unfinished unfinished;

    DiskStore(Path root) {
        this.root = root;
        this.unfinished = new Unfinished(root);
    }

    @Override
    public Upload begin(WorkspaceId workspace, MediaId id) throws IOException {
        var path = path(workspace, id);
        return unfinished.begin(path.getParent(), id,
            part -> Files.move(part, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING));
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
        unfinished.tidy(before);
    }

    // Ids have letters, digits and an underscore only, so nothing leads out of the directory.
    private Path path(WorkspaceId workspace, MediaId id) {
        return root.resolve(workspace.value()).resolve(id.value());
    }
}
