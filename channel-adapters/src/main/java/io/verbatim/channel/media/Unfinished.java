package io.verbatim.channel.media;

import io.verbatim.channel.media.MediaStore.Upload;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.UUID;

/** Files that are being written, somewhere below a directory of this machine. Who writes one gives it a place, or it goes. */
record Unfinished(Path root) {
    private static final String ENDING = ".part";
    private static final int DEPTH = 2;

    /** Where a file goes once it is whole. */
    interface Place {
        void take(Path part) throws IOException;
    }

    Upload begin(Path directory, MediaId id, Place place) throws IOException {
        Files.createDirectories(directory);
        var part = directory.resolve(id.value() + "." + UUID.randomUUID() + ENDING);
        return new FileUpload(Files.newOutputStream(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), part, place);
    }

    /** Takes away what has not been written to since. */
    void tidy(Instant before) throws IOException {
        if (Files.isDirectory(root)) {
            try (var left = Files.find(root, DEPTH, (path, facts) -> path.toString().endsWith(ENDING)
                && facts.lastModifiedTime().toInstant().isBefore(before))) {
                for (var path : (Iterable<Path>) left::iterator) {
                    Files.deleteIfExists(path);
                }
            }
        }
    }

    private static final class FileUpload extends Upload {
        private final OutputStream out;
        private final Path part;
        private final Place place;

        FileUpload(OutputStream out, Path part, Place place) {
            this.out = out;
            this.part = part;
            this.place = place;
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
            place.take(part);
        }

        @Override
        public void close() throws IOException {
            out.close();
            Files.deleteIfExists(part);
        }
    }
}
