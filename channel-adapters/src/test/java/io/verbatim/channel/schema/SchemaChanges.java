package io.verbatim.channel.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * What of the difference between two schemas of an event would break those who read events by the first: a field that is gone, is another
 * kind of value, may be missing now; or is demanded now, which what was stored before does not have.
 */
final class SchemaChanges {
    private static final List<String> SAME = List.of("type", "const", "format");

    private final JsonNode before;
    private final JsonNode after;
    private final List<String> breaking = new ArrayList<>();
    private final List<String> seen = new ArrayList<>();

    private SchemaChanges(JsonNode before, JsonNode after) {
        this.before = before;
        this.after = after;
    }

    static List<String> breaking(JsonNode before, JsonNode after) {
        var changes = new SchemaChanges(before, after);
        changes.compare("", before, after);
        return changes.breaking;
    }

    private void compare(String path, JsonNode was, JsonNode is) {
        var old = unmasked(before, was);
        var now = unmasked(after, is);
        // Records may hold themselves.
        if (was.has("$ref") && seen.contains(path + was)) {
            return;
        }
        seen.add(path + was);
        SAME.stream().filter(word -> !old.path(word).equals(now.path(word))).forEach(word -> broken(path, "is another " + word));
        strings(old, "enum").filter(value -> strings(now, "enum").noneMatch(value::equals))
            .forEach(value -> broken(path, "knows no " + value));
        old.path("properties").properties().forEach(field -> field(path + "/" + field.getKey(), field.getValue(),
            now.path("properties").path(field.getKey())));
        required(path, old, now);
        part(path, "items", old, now);
        part(path, "additionalProperties", old, now);
        alternatives(path, old, now);
    }

    private void field(String path, JsonNode was, JsonNode is) {
        if (is.isMissingNode()) {
            broken(path, "is gone");
        } else {
            compare(path, was, is);
        }
    }

    private void required(String path, JsonNode old, JsonNode now) {
        strings(old, "required").filter(name -> strings(now, "required").noneMatch(name::equals))
            .forEach(name -> broken(path + "/" + name, "may be missing"));
        strings(now, "required").filter(name -> strings(old, "required").noneMatch(name::equals))
            .forEach(name -> broken(path + "/" + name, "is required, and was not"));
    }

    private void part(String path, String word, JsonNode old, JsonNode now) {
        if (old.path(word).isObject()) {
            field(path + "/" + word, old.get(word), now.path(word));
        }
    }

    private void alternatives(String path, JsonNode old, JsonNode now) {
        old.path("oneOf").forEach(one -> {
            var tag = resolved(before, one).at("/properties/type/const");
            var same = now.path("oneOf").valueStream()
                .filter(other -> resolved(after, other).at("/properties/type/const").equals(tag)).findAny();
            same.ifPresentOrElse(other -> compare(path + "/" + tag.asString(), one, other), () -> broken(path, "knows no " + tag));
        });
    }

    private void broken(String path, String how) {
        if (!breaking.contains(path + " " + how)) {
            breaking.add(path + " " + how);
        }
    }

    /** What is meant where there may be a mask, or null, in its place. */
    private static JsonNode unmasked(JsonNode document, JsonNode schema) {
        return resolved(document, schema.has("anyOf") ? schema.get("anyOf").get(0) : schema);
    }

    private static JsonNode resolved(JsonNode document, JsonNode schema) {
        return schema.has("$ref") ? document.at(schema.get("$ref").stringValue().substring(1)) : schema;
    }

    private static Stream<String> strings(JsonNode schema, String word) {
        return schema.path(word).valueStream().map(JsonNode::asString);
    }
}
