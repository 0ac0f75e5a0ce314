package io.verbatim.channel.schema;

import io.verbatim.shared.EventRevision;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The schemas of all events as they are shown: the present shape of each as its class says, earlier ones as they were kept. */
final class EventSchemas {
    private static final SortedMap<String, ObjectNode> PRESENT = present();
    private static final JsonMapper JSON = JsonMapper.shared();

    private EventSchemas() {
    }

    /** The present ones, in the order of the names. */
    static SortedMap<String, ObjectNode> all() {
        return PRESENT;
    }

    /** All that can be had, the latest revision of each event last. */
    static List<SchemaView> list() {
        return EventNames.byName().entrySet().stream().flatMap(event -> IntStream
            .rangeClosed(EventRevision.FIRST, revisionOf(event.getValue()))
            .mapToObj(revision -> SchemaView.of(event.getKey(), revision))).toList();
    }

    /** The schema of an event's shape, if it ever had it. */
    static Optional<JsonNode> of(String name, int revision) {
        var type = EventNames.byName().get(name);
        if (type == null || revision < EventRevision.FIRST || revision > revisionOf(type)) {
            return Optional.empty();
        }
        return Optional.ofNullable(revision == revisionOf(type) ? PRESENT.get(name) : kept(name, revision));
    }

    static int revisionOf(Class<?> type) {
        return type.isAnnotationPresent(EventRevision.class) ? type.getAnnotation(EventRevision.class).value() : EventRevision.FIRST;
    }

    /** A schema as it was when the shape landed, or was added to last; null where nobody has kept it. */
    static @Nullable JsonNode kept(String name, int revision) {
        try (var in = EventSchemas.class.getResourceAsStream(resource(name, revision))) {
            return in == null ? null : JSON.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String resource(String name, int revision) {
        return "events/%s.%d.json".formatted(name, revision);
    }

    private static SortedMap<String, ObjectNode> present() {
        var documents = new TreeMap<String, ObjectNode>();
        EventNames.byName().forEach((name, type) -> documents.put(name, EventSchemaWriter.write(name, revisionOf(type), type)));
        return Collections.unmodifiableSortedMap(documents);
    }
}
