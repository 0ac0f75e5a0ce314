package io.verbatim.command.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** An event as it was stored once, kept for good: what is read today must be readable for ever. */
record StoredFile(String name, int revision, String json) {

    /** The file of an event's shape. Where there is none, what it would be is written for the developer to look at and to keep. */
    static StoredFile of(String name, int revision) {
        var path = "stored/%s.%d.json".formatted(name, revision);
        if (StoredFile.class.getResource(path) == null) {
            propose(name, path);
        }
        return new StoredFile(name, revision, resource(path));
    }

    static String resource(String path) {
        try (var in = StoredFile.class.getResourceAsStream(path)) {
            return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Holds that there is in one tree what is in another. */
    static void assertHolds(JsonNode whole, JsonNode part, String place) {
        if (part.isObject()) {
            part.properties().forEach(field -> assertHolds(whole.path(field.getKey()), field.getValue(), place + "/" + field.getKey()));
        } else if (part.isArray()) {
            assertThat(whole).as(place).hasSameSizeAs(part);
            for (int i = 0; i < part.size(); i++) {
                assertHolds(whole.get(i), part.get(i), place + "/" + i);
            }
        } else {
            assertThat(whole).as(place).isEqualTo(part);
        }
    }

    private static void propose(String name, String path) {
        var sample = SampleRecords.of(EventTypes.classOf(name)).findFirst().orElseThrow();
        var proposed = Path.of("target", path);
        try {
            Files.createDirectories(proposed.getParent());
            Files.writeString(proposed, StoredSerializer.create().serialize(sample, String.class).getData() + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new AssertionError("There is no %s: keep %s beside the others, if it is what will be stored".formatted(path, proposed));
    }

    @Override
    public String toString() {
        return name + " " + revision;
    }
}
