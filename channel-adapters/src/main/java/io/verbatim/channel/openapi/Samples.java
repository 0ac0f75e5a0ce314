package io.verbatim.channel.openapi;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Values that fit their schemas, as examples: of what there are several kinds, one of the first kind. */
final class Samples {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String TIME = "2026-01-31T12:00:00Z";
    /** What fields are as a rule that have this name, or end with it. */
    private static final Map<String, String> WORDS = Map.of("email", "anna@example.com", "url", "https://example.com/", "name", "Support",
        "mime_type", "image/png", "ip", "192.0.2.1", "actor", "key:key_01k8xj4m7v2q9n5t3r6w8y0z1c", "mask", "sk-...7k2f");

    private final JsonNode document;
    private final Deque<String> open = new ArrayDeque<>();

    private Samples(JsonNode document) {
        this.document = document;
    }

    /** Gives an example to each answer and each body of the document that is JSON and has none. */
    static void fillIn(ObjectNode document) {
        document.get("paths").forEach(path -> path.forEach(operation -> {
            fillIn(document, operation.path("requestBody").path("content"));
            operation.get("responses").forEach(response -> fillIn(document, response.path("content")));
        }));
    }

    /** Whether an answer of this media type is one JSON value. */
    static boolean isJson(String type) {
        return type.endsWith("/json") || type.endsWith("+json");
    }

    private static void fillIn(JsonNode document, JsonNode content) {
        content.properties().stream().filter(type -> isJson(type.getKey()) && !type.getValue().has("example"))
            .forEach(type -> ((ObjectNode) type.getValue()).set("example", new Samples(document).of("", type.getValue().path("schema"))));
    }

    private JsonNode of(String name, JsonNode schema) {
        if (schema.has("$ref")) {
            return ofReference(name, schema.get("$ref").stringValue());
        }
        if (schema.has("const")) {
            return schema.get("const");
        }
        for (var one : new String[] {"examples", "enum", "oneOf", "anyOf"}) {
            if (schema.has(one)) {
                var first = schema.get(one).get(0);
                return one.endsWith("Of") ? of(name, first) : first;
            }
        }
        return switch (type(schema)) {
            case "object" -> object(schema);
            case "array" -> array(name, schema);
            case "integer" -> JSON.numberNode(schema.path("minimum").asInt(1));
            case "number" -> JSON.numberNode(0.5);
            case "boolean" -> JSON.booleanNode(true);
            case "string" -> JSON.stringNode(schema.path("format").asString("").equals("date-time") ? TIME : word(name));
            default -> JSON.objectNode();
        };
    }

    // A thing that holds things of its own kind is shown with none of them.
    private JsonNode ofReference(String name, String reference) {
        if (open.contains(reference)) {
            return JSON.nullNode();
        }
        open.push(reference);
        var value = of(name, document.at(reference.substring(1)));
        open.pop();
        return value;
    }

    private JsonNode object(JsonNode schema) {
        var object = JSON.objectNode();
        schema.path("properties").properties().forEach(field -> {
            var value = of(field.getKey(), field.getValue());
            if (!value.isNull() || isNullable(field.getValue())) {
                object.set(field.getKey(), value);
            }
        });
        return object;
    }

    private JsonNode array(String name, JsonNode schema) {
        var array = JSON.arrayNode();
        var item = schema.has("items") ? of(name, schema.get("items")) : JSON.nullNode();
        return item.isNull() ? array : array.add(item);
    }

    private static boolean isNullable(JsonNode schema) {
        var may = schema.has("anyOf") ? schema.get("anyOf").valueStream().map(each -> each.path("type")).toList()
            : schema.path("type").valueStream().toList();
        return may.stream().anyMatch(type -> type.asString("").equals("null"));
    }

    private static String type(JsonNode schema) {
        var type = schema.path("type");
        return type.isArray() ? type.get(0).stringValue() : type.asString("");
    }

    private static String word(String name) {
        @Nullable String exact = WORDS.get(name);
        return exact != null ? exact : WORDS.entrySet().stream().filter(word -> name.endsWith("_" + word.getKey())).map(Map.Entry::getValue)
            .findFirst().orElse(name.endsWith("id") ? "01k8xj4m7v2q9n5t3r6w8y0z1c" : name.isEmpty() ? "text" : name);
    }
}
