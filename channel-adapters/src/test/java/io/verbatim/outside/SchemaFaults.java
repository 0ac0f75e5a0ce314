package io.verbatim.outside;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What of a value does not fit a schema; a field that the schema does not name is a fault, wherever it names any. */
final class SchemaFaults {
    private final JsonNode document;
    private final List<String> faults = new ArrayList<>();

    SchemaFaults(JsonNode document) {
        this.document = document;
    }

    List<String> of(JsonNode schema, @Nullable JsonNode value) {
        if (value != null) {
            check("", schema, value);
        }
        return faults;
    }

    private void check(String path, JsonNode schema, JsonNode value) {
        if (schema.has("$ref")) {
            check(path, document.at(schema.get("$ref").stringValue().substring(1)), value);
        } else if (schema.has("anyOf") || schema.has("oneOf")) {
            oneOf(path, schema.has("anyOf") ? schema.get("anyOf") : schema.get("oneOf"), value);
        } else if (schema.has("type") && !isOf(schema.get("type"), value)) {
            faults.add("%s: %s is not of type %s".formatted(path, value, schema.get("type")));
        } else {
            values(path, schema, value);
        }
    }

    private void oneOf(String path, JsonNode schemas, JsonNode value) {
        if (schemas.valueStream().noneMatch(schema -> new SchemaFaults(document).of(schema, value).isEmpty())) {
            faults.add("%s: %s fits none of %s".formatted(path, value, schemas));
        }
    }

    private void values(String path, JsonNode schema, JsonNode value) {
        if (schema.has("enum") && schema.get("enum").valueStream().noneMatch(value::equals)
            || schema.has("const") && !schema.get("const").equals(value)) {
            faults.add("%s: %s is none of %s".formatted(path, value, schema));
        }
        if (schema.path("format").asString("").equals("date-time") && value.isString() && !isInstant(value.stringValue())) {
            faults.add("%s: %s is no instant".formatted(path, value));
        }
        for (int i = 0; value.isArray() && schema.has("items") && i < value.size(); i++) {
            check("%s[%d]".formatted(path, i), schema.get("items"), value.get(i));
        }
        if (value.isObject() && schema.has("properties") || schema.has("additionalProperties")) {
            fields(path, schema, value);
        }
    }

    private void fields(String path, JsonNode schema, JsonNode value) {
        schema.path("required").valueStream().map(JsonNode::stringValue).filter(name -> !value.has(name))
            .forEach(name -> faults.add("%s.%s is missing".formatted(path, name)));
        var others = schema.path("additionalProperties");
        value.properties().forEach(field -> {
            var known = schema.path("properties").path(field.getKey());
            if (!known.isMissingNode()) {
                check(path + "." + field.getKey(), known, field.getValue());
            } else if (others.isObject()) {
                check(path + "." + field.getKey(), others, field.getValue());
            } else if (!others.asBoolean(false)) {
                faults.add("%s.%s is not documented".formatted(path, field.getKey()));
            }
        });
    }

    private static boolean isOf(JsonNode type, JsonNode value) {
        return type.isArray() ? type.valueStream().anyMatch(each -> isOf(each, value)) : switch (type.stringValue()) {
            case "string" -> value.isString();
            case "boolean" -> value.isBoolean();
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            case "array" -> value.isArray();
            case "object" -> value.isObject();
            default -> value.isNull();
        };
    }

    private static boolean isInstant(String text) {
        try {
            return Instant.parse(text) != null && text.endsWith("Z");
        } catch (DateTimeParseException e) {
            return false;
        }
    }
}
