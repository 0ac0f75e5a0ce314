package io.verbatim.channel.schema;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import io.verbatim.shared.PersonalData;
import io.verbatim.shared.bot.flow.Confidential;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes the JSON Schema (2020-12) of an event as it is stored and given out: what may be null is left out where it is, all else is there,
 * and fields may be added. Where something is not for everybody's eyes, a mask may stand in its place.
 */
final class EventSchemaWriter {
    /** Stands for what a reader may not see. */
    static final String MASK = "••••";
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String STRING = "string";

    private final ObjectNode defs = JSON.createObjectNode();

    private EventSchemaWriter() {
    }

    static ObjectNode write(String name, int revision, Class<?> event) {
        var writer = new EventSchemaWriter();
        var document = JSON.createObjectNode().put("$schema", "https://json-schema.org/draft/2020-12/schema")
            .put("$id", "urn:verbatim:event:%s:%d".formatted(name, revision)).put("title", name);
        document.setAll(writer.ofRecord(event, null));
        if (!writer.defs.isEmpty()) {
            document.set("$defs", writer.defs);
        }
        return document;
    }

    private ObjectNode of(Type type) {
        if (type instanceof ParameterizedType generic) {
            return ofGeneric((Class<?>) generic.getRawType(), generic.getActualTypeArguments());
        }
        var plain = (Class<?>) type;
        if (plain.isEnum()) {
            return SchemaWriter.ofEnum(plain);
        }
        return plain.isRecord() || plain.isSealed() ? reference(plain) : ofScalar(plain);
    }

    private ObjectNode ofGeneric(Class<?> type, Type[] arguments) {
        if (Collection.class.isAssignableFrom(type)) {
            return typed("array").set("items", of(arguments[0]));
        }
        if (!Map.class.isAssignableFrom(type)) {
            throw new IllegalArgumentException("No schema for " + type);
        }
        // In a map, null is a value.
        var values = arguments[1] == Object.class ? JSON.createObjectNode() : either(of(arguments[1]), typed("null"));
        return typed("object").set("additionalProperties", values);
    }

    private static ObjectNode ofScalar(Class<?> type) {
        return switch (type.getSimpleName()) {
            case "Object" -> JSON.createObjectNode();
            case "String" -> typed(STRING);
            case "boolean", "Boolean" -> typed("boolean");
            case "int", "Integer", "long", "Long" -> typed("integer");
            case "double", "Double", "BigDecimal" -> typed("number");
            case "Instant" -> typed(STRING).put("format", "date-time");
            case "Duration" -> typed(STRING).put("format", "duration");
            default -> throw new IllegalArgumentException("No schema for " + type);
        };
    }

    private ObjectNode reference(Class<?> type) {
        var value = type.isRecord() ? Arrays.stream(type.getRecordComponents()).filter(SchemaWriter::isTheValue).findAny() : null;
        if (value != null && value.isPresent()) {
            return of(value.get().getGenericType());
        }
        var name = SchemaWriter.nameOf(type);
        if (!defs.has(name)) {
            // Before its fields are looked at: records may hold themselves.
            defs.putObject(name);
            defs.set(name, type.isRecord() ? ofRecord(type, null) : ofSubtypes(type, name));
        }
        return JSON.createObjectNode().put("$ref", "#/$defs/" + name);
    }

    private ObjectNode ofSubtypes(Class<?> type, String name) {
        var schema = JSON.createObjectNode();
        for (var subtype : type.getAnnotation(JsonSubTypes.class).value()) {
            var part = name + "_" + subtype.name();
            defs.set(part, ofRecord(subtype.value(), subtype.name()));
            schema.withArray("oneOf").addObject().put("$ref", "#/$defs/" + part);
        }
        return schema;
    }

    /** @param tag the value of {@code type} that tells the record from its siblings; null where there are none */
    private ObjectNode ofRecord(Class<?> type, @Nullable String tag) {
        var schema = typed("object");
        var properties = schema.putObject("properties");
        var required = JSON.createArrayNode();
        if (tag != null) {
            properties.putObject("type").put("const", tag);
            required.add("type");
        }
        for (var field : type.getRecordComponents()) {
            var name = SchemaWriter.nameOf(field);
            properties.set(name, field(field));
            if (!field.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                required.add(name);
            }
        }
        return required.isEmpty() ? schema : schema.set("required", required);
    }

    private ObjectNode field(RecordComponent field) {
        var schema = of(field.getGenericType());
        return field.isAnnotationPresent(PersonalData.class) || holdsSecrets(field.getType())
            ? either(schema, JSON.createObjectNode().put("const", MASK)) : schema;
    }

    private static boolean holdsSecrets(Class<?> type) {
        return type.isRecord() && type != Confidential.class
            && Arrays.stream(type.getRecordComponents()).anyMatch(field -> field.getType() == Confidential.class);
    }

    private static ObjectNode either(ObjectNode schema, ObjectNode other) {
        if (schema.isEmpty()) {
            return schema;
        }
        var either = JSON.createObjectNode();
        either.withArray("anyOf").add(schema).add(other);
        return either;
    }

    private static ObjectNode typed(String type) {
        return JSON.createObjectNode().put("type", type);
    }
}
