package io.verbatim.channel.openapi;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonValue;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonNaming;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The schemas of records, as they are read or as they are written. What is read refuses unknown fields, and no field must be there; what is
 * written has all its fields, of which some may be null.
 */
final class Schemas {
    private static final String SAMPLE = "01k8xj4m7v2q9n5t3r6w8y0z1c";

    private final JsonMapper json;
    private final ObjectNode written;

    /** @param into where named schemas are kept */
    Schemas(JsonMapper json, ObjectNode into) {
        this.json = json;
        this.written = into;
    }

    /** A schema, or a reference to one. */
    ObjectNode of(Type type, boolean reading) {
        return switch (type) {
            case WildcardType any -> of(any.getUpperBounds()[0], reading);
            case ParameterizedType generic -> ofGeneric((Class<?>) generic.getRawType(), generic.getActualTypeArguments(), reading);
            case Class<?> plain -> ofClass(plain, reading);
            default -> json.createObjectNode();
        };
    }

    private ObjectNode ofGeneric(Class<?> type, Type[] arguments, boolean reading) {
        if (Collection.class.isAssignableFrom(type)) {
            return array().set("items", of(arguments[0], reading));
        }
        return Map.class.isAssignableFrom(type) ? typed("object").set("additionalProperties", values(arguments[1], reading))
            : json.createObjectNode();
    }

    // The values of a map may be null.
    private ObjectNode values(Type type, boolean reading) {
        return orNull(of(type, reading));
    }

    private ObjectNode ofClass(Class<?> type, boolean reading) {
        if (type.isArray() && type != byte[].class) {
            return array().set("items", of(type.getComponentType(), reading));
        }
        if (type.isEnum()) {
            var schema = typed("string");
            Arrays.stream(type.getEnumConstants()).forEach(constant -> schema.withArray("enum").add(json.valueToTree(constant)));
            return schema;
        }
        if (type.isRecord()) {
            return valueOf(type).map(value -> withSample(type, of(value.getGenericType(), reading)))
                .orElseGet(() -> reference(type, reading));
        }
        return type.isAnnotationPresent(JsonSubTypes.class) ? reference(type, reading) : ofScalar(type);
    }

    /** An id looks like the ids of its kind. */
    private static ObjectNode withSample(Class<?> type, ObjectNode schema) {
        try {
            var id = "%s_%s".formatted(type.getField("PREFIX").get(null), SAMPLE);
            schema.putArray("examples").add(id);
            return schema;
        } catch (ReflectiveOperationException e) {
            // Not everything that is one value is an id of ours.
            return schema;
        }
    }

    private ObjectNode ofScalar(Class<?> type) {
        if (type == int.class || type == Integer.class) {
            return typed("integer").put("format", "int32");
        }
        if (type == long.class || type == Long.class) {
            return typed("integer").put("format", "int64");
        }
        if (type == boolean.class || type == Boolean.class) {
            return typed("boolean");
        }
        if (type == double.class || type == Double.class) {
            return typed("number");
        }
        return type == Instant.class ? typed("string").put("format", "date-time")
            : CharSequence.class.isAssignableFrom(type) ? typed("string") : json.createObjectNode();
    }

    private ObjectNode reference(Class<?> type, boolean reading) {
        var name = nameOf(type) + (reading && !type.getSimpleName().endsWith("Request") ? "Input" : "");
        if (!written.has(name)) {
            // Before its fields are looked at: records may hold themselves.
            written.putObject(name);
            written.set(name, type.isRecord() ? ofRecord(type, null, reading) : ofSubtypes(type, reading));
        }
        return json.createObjectNode().put("$ref", "#/components/schemas/" + name);
    }

    private ObjectNode ofSubtypes(Class<?> type, boolean reading) {
        var schema = json.createObjectNode();
        var discriminator = json.createObjectNode().put("propertyName", "type");
        for (var subtype : type.getAnnotation(JsonSubTypes.class).value()) {
            var name = nameOf(type) + "." + subtype.name() + (reading ? "Input" : "");
            written.set(name, ofRecord(subtype.value(), subtype.name(), reading));
            var reference = "#/components/schemas/" + name;
            schema.withArray("oneOf").addObject().put("$ref", reference);
            discriminator.withObject("mapping").put(subtype.name(), reference);
        }
        schema.set("discriminator", discriminator);
        return schema;
    }

    private ObjectNode ofRecord(Class<?> type, @Nullable String tag, boolean reading) {
        var schema = typed("object");
        var properties = schema.putObject("properties");
        if (tag != null) {
            properties.set("type", typed("string").put("const", tag));
            schema.withArray("required").add("type");
        }
        for (var field : type.getRecordComponents()) {
            if (isSpreadOut(field)) {
                schema.put("additionalProperties", true);
                continue;
            }
            var name = nameOf(type, field);
            boolean mayBeNull = isNullable(field);
            properties.set(name, mayBeNull ? orNull(of(field.getGenericType(), reading)) : of(field.getGenericType(), reading));
            if (!reading && !isLeftOut(field)) {
                schema.withArray("required").add(name);
            }
        }
        return reading ? schema.put("additionalProperties", false) : withDerived(type, schema);
    }

    /** All components but those whose own fields stand in their place. */
    private static List<RecordComponent> named(Class<?> type) {
        return Arrays.stream(type.getRecordComponents()).filter(field -> !field.getAccessor().isAnnotationPresent(JsonAnyGetter.class)).toList();
    }

    /** What a record tells beside its components. */
    private ObjectNode withDerived(Class<?> type, ObjectNode schema) {
        Arrays.stream(type.getDeclaredMethods()).filter(method -> method.getParameterCount() == 0)
            .filter(method -> method.isAnnotationPresent(JsonProperty.class))
            .filter(method -> Arrays.stream(type.getRecordComponents()).noneMatch(field -> field.getName().equals(method.getName())))
            .forEach(method -> {
                var name = snakeCase(method.getName());
                schema.withObject("properties").set(name, of(method.getGenericReturnType(), false));
                schema.withArray("required").add(name);
            });
        return schema;
    }

    private ObjectNode orNull(ObjectNode schema) {
        if (schema.has("$ref")) {
            var either = json.createObjectNode();
            either.withArray("anyOf").add(schema).addObject().put("type", "null");
            return either;
        }
        if (schema.has("type")) {
            schema.set("type", json.createArrayNode().add(schema.get("type")).add("null"));
        }
        if (schema.has("enum")) {
            schema.withArray("enum").addNull();
        }
        return schema;
    }

    private static boolean isNullable(RecordComponent field) {
        return field.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    /** Its entries stand among the fields. */
    private static boolean isSpreadOut(RecordComponent field) {
        return field.getAccessor().isAnnotationPresent(JsonAnyGetter.class);
    }

    private static boolean isLeftOut(RecordComponent field) {
        var include = field.getAccessor().getAnnotation(JsonInclude.class);
        return include != null && include.value() != JsonInclude.Include.ALWAYS;
    }

    private static Optional<RecordComponent> valueOf(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
            .filter(field -> field.getAccessor().isAnnotationPresent(JsonValue.class)).findFirst();
    }

    private static String nameOf(Class<?> type, RecordComponent field) {
        var named = field.getAccessor().getAnnotation(JsonProperty.class);
        if (named != null && !named.value().isEmpty()) {
            return named.value();
        }
        return type.isAnnotationPresent(JsonNaming.class) ? field.getName() : snakeCase(field.getName());
    }

    private static String nameOf(Class<?> type) {
        var outer = type.getEnclosingClass();
        return (outer == null ? "" : nameOf(outer).replaceFirst("Controller$", "")) + type.getSimpleName();
    }

    private static String snakeCase(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    }

    private ObjectNode array() {
        return typed("array");
    }

    private ObjectNode typed(String type) {
        return json.createObjectNode().put("type", type);
    }
}
