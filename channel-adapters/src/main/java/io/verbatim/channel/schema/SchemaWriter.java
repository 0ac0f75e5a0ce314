package io.verbatim.channel.schema;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonValue;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes the JSON Schema (2020-12) of a record as it is read: every field may be missing or null, but what is marked as never null. */
final class SchemaWriter {
    private static final JsonMapper JSON = JsonMapper.shared();
    static final int LONGEST_ID = 200;

    private final ObjectNode defs = JSON.createObjectNode();
    private final Descriptions descriptions = Descriptions.load();

    private SchemaWriter() {
    }

    static ObjectNode write(Class<?> type, String id, String title) {
        var writer = new SchemaWriter();
        var document = JSON.createObjectNode().put("$schema", "https://json-schema.org/draft/2020-12/schema").put("$id", id)
            .put("title", title);
        document.setAll(writer.ofRecord(type, null));
        document.set("$defs", writer.defs);
        return document;
    }

    private ObjectNode of(Type type) {
        if (type instanceof ParameterizedType generic) {
            return ofGeneric((Class<?>) generic.getRawType(), generic.getActualTypeArguments());
        }
        var plain = (Class<?>) type;
        if (plain.isEnum()) {
            return ofEnum(plain);
        }
        return plain.isRecord() || plain.isSealed() ? reference(plain) : ofScalar(plain);
    }

    private ObjectNode ofGeneric(Class<?> type, Type[] arguments) {
        if (List.class.isAssignableFrom(type)) {
            return JSON.createObjectNode().put("type", "array").set("items", of(arguments[0]));
        }
        if (!Map.class.isAssignableFrom(type)) {
            throw new IllegalArgumentException("No schema for " + type);
        }
        var values = arguments[1] == Object.class ? JSON.getNodeFactory().booleanNode(true) : orNull(of(arguments[1]));
        return JSON.createObjectNode().put("type", "object").set("additionalProperties", values);
    }

    private static ObjectNode ofScalar(Class<?> type) {
        var schema = JSON.createObjectNode();
        if (type == Object.class) {
            return schema;
        }
        if (type == Integer.class) {
            return schema.put("type", "integer").put("minimum", Integer.MIN_VALUE).put("maximum", Integer.MAX_VALUE);
        }
        if (type == String.class || type == Boolean.class || type == Double.class) {
            return schema.put("type", type == String.class ? "string" : type == Boolean.class ? "boolean" : "number");
        }
        throw new IllegalArgumentException("No schema for " + type);
    }

    static ObjectNode ofEnum(Class<?> type) {
        var schema = JSON.createObjectNode().put("type", "string");
        Arrays.stream(type.getFields()).filter(field -> field.isEnumConstant()).forEach(field -> {
            var name = field.getAnnotation(JsonProperty.class);
            schema.withArray("enum").add(name == null ? field.getName() : name.value());
        });
        return schema;
    }

    private ObjectNode reference(Class<?> type) {
        var value = type.isRecord() ? Arrays.stream(type.getRecordComponents()).filter(SchemaWriter::isTheValue).findAny() : null;
        if (value != null && value.isPresent()) {
            return of(value.get().getGenericType());
        }
        String name = nameOf(type);
        if (!defs.has(name)) {
            defs.putObject(name);
            defs.set(name, type.isRecord() ? ofRecord(type, null) : ofSubtypes(type));
        }
        return JSON.createObjectNode().put("$ref", "#/$defs/" + name);
    }

    private ObjectNode ofSubtypes(Class<?> type) {
        var schema = JSON.createObjectNode();
        for (var subtype : type.getAnnotation(JsonSubTypes.class).value()) {
            defs.set(subtype.name(), ofRecord(subtype.value(), subtype.name()));
            schema.withArray("oneOf").addObject().put("$ref", "#/$defs/" + subtype.name());
        }
        return schema;
    }

    /** @param tag the value of {@code type} that tells the record from its siblings; null where there are none */
    private ObjectNode ofRecord(Class<?> type, @Nullable String tag) {
        String name = tag == null ? nameOf(type) : tag;
        var schema = JSON.createObjectNode().put("type", "object");
        descriptions.of(name).ifPresent(text -> schema.put("description", text));
        var properties = schema.putObject("properties");
        if (tag != null) {
            properties.putObject("type").put("const", tag);
            schema.putArray("required").add("id").add("type");
        }
        for (var field : type.getRecordComponents()) {
            properties.set(nameOf(field), field(name, field, tag != null));
        }
        return schema.put("additionalProperties", false);
    }

    private ObjectNode field(String owner, RecordComponent field, boolean component) {
        String name = nameOf(field);
        var schema = component && name.equals("id")
            ? JSON.createObjectNode().put("type", "string").put("minLength", 1).put("maxLength", LONGEST_ID)
            : orNull(of(field.getGenericType()));
        descriptions.of(owner, name).ifPresent(text -> schema.put("description", text));
        return schema;
    }

    private static ObjectNode orNull(ObjectNode schema) {
        if (schema.has("$ref")) {
            var either = JSON.createObjectNode();
            either.putArray("anyOf").add(schema).addObject().put("type", "null");
            return either;
        }
        if (schema.has("type")) {
            schema.set("type", JSON.createArrayNode().add(schema.get("type")).add("null"));
        }
        if (schema.get("enum") instanceof ArrayNode values) {
            values.addNull();
        }
        return schema;
    }

    static String nameOf(RecordComponent field) {
        var named = field.getAccessor().getAnnotation(JsonProperty.class);
        return named == null ? snakeCase(field.getName()) : named.value();
    }

    static String nameOf(Class<?> type) {
        var outer = type.getEnclosingClass();
        return Stream.ofNullable(outer).map(SchemaWriter::nameOf).findFirst().map(name -> name + "_").orElse("")
            + snakeCase(type.getSimpleName());
    }

    static boolean isTheValue(RecordComponent field) {
        return field.getAccessor().isAnnotationPresent(JsonValue.class);
    }

    private static String snakeCase(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    }
}
