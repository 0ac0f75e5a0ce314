package io.verbatim.channel.media;

import static org.assertj.core.api.Assertions.assertThat;

import io.verbatim.shared.workspace.WorkspaceId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskStoreTest {
    private static final WorkspaceId ACME = WorkspaceId.next();
    private static final MediaId ID = MediaId.of("a cause");

    @TempDir
    private Path root;

    @Test
    void keepsAFileAsAWhole() throws IOException {
        var store = new DiskStore(root);

        keep(store, "first");
        keep(store, "second");

        assertThat(store.read(ACME, ID).getContentAsString(StandardCharsets.UTF_8)).isEqualTo("second");
        assertThat(files()).isEqualTo(1);
    }

    @Test
    void leavesNothingOfAFileThatWasNotKept() throws IOException {
        var store = new DiskStore(root);

        try (var upload = store.begin(ACME, ID)) {
            upload.write("half".getBytes(StandardCharsets.UTF_8));
            assertThat(store.read(ACME, ID).exists()).isFalse();
        }

        assertThat(files()).isZero();
    }

    @Test
    void keepsWorkspacesApartAndForgetsWhatIsRemoved() throws IOException {
        var store = new DiskStore(root);
        keep(store, "ours");

        assertThat(store.read(WorkspaceId.next(), ID).exists()).isFalse();
        store.remove(ACME, ID);
        store.remove(ACME, ID);

        assertThat(store.read(ACME, ID).exists()).isFalse();
    }

    @Test
    void tidiesUpAfterWritersThatAreGone() throws IOException {
        var store = new DiskStore(root);
        keep(store, "whole");
        var upload = store.begin(ACME, ID);

        store.tidy(Instant.EPOCH);
        assertThat(files()).isEqualTo(2);
        store.tidy(Instant.parse("9999-01-01T00:00:00Z"));
        assertThat(files()).isEqualTo(1);
        upload.close();
    }

    private static void keep(DiskStore store, String text) throws IOException {
        try (var upload = store.begin(ACME, ID)) {
            upload.write(text.getBytes(StandardCharsets.UTF_8));
            upload.keep();
        }
    }

    private long files() throws IOException {
        try (var all = Files.walk(root)) {
            return all.filter(Files::isRegularFile).count();
        }
    }
}
