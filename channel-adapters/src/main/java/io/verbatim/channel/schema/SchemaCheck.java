package io.verbatim.channel.schema;

import io.verbatim.shared.Refused.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Checks a value against a schema of the words that {@link SchemaWriter} uses, and finds all that is wrong at once. */
final class SchemaCheck {
    static final int MOST_FAULTS = 100;
    private static final Map<String, String> EXPECTED = Map.of("string", "must be a string", "boolean", "must be true or false",
        "integer", "must be a whole number", "number", "must be a number", "array", "must be an array", "object", "must be an object");

    private final JsonNode document;
    private final List<Fault> faults = new ArrayList<>();

    private SchemaCheck(JsonNode document) {
        this.document = document;
    }

    static List<Fault> of(JsonNode document, JsonNode value) {
        var check = new SchemaCheck(document);
        check.check("", document, value);
        return check.faults;
    }

    private void check(String path, JsonNode rule, JsonNode value) {
        if (faults.size() >= MOST_FAULTS) {
            return;
        }
        if (rule.has("$ref")) {
            check(path, resolved(rule), value);
        } else if (rule.has("anyOf")) {
            if (!value.isNull()) {
                check(path, rule.get("anyOf").get(0), value);
            }
        } else if (rule.has("oneOf")) {
            oneOf(path, rule.get("oneOf"), value);
        } else {
            plain(path, rule, value);
        }
    }

    private void plain(String path, JsonNode rule, JsonNode value) {
        if (rule.has("type") && !isOfType(rule.get("type"), value)) {
            fault(path, rule.has("enum") ? oneOf(rule.get("enum"))
                : EXPECTED.getOrDefault(typeName(rule.get("type")), "is not acceptable"));
        } else if (rule.has("enum") && rule.get("enum").valueStream().noneMatch(value::equals)) {
            fault(path, oneOf(rule.get("enum")));
        } else {
            switch (value.getNodeType()) {
                case OBJECT -> object(path, rule, value);
                case ARRAY -> array(path, rule, value);
                case STRING -> text(path, rule, value.stringValue());
                case NUMBER -> number(path, rule, value);
                default -> { }
            }
        }
    }

    /** Siblings are told apart by their {@code type}. */
    private void oneOf(String path, JsonNode rules, JsonNode value) {
        if (!value.isObject()) {
            fault(path, "must be an object");
            return;
        }
        var type = value.path("type");
        var rule = rules.valueStream().map(this::resolved).filter(each -> each.at("/properties/type/const").equals(type)).findFirst();
        if (rule.isPresent()) {
            check(path, rule.get(), value);
        } else {
            fault(under(path, "type"), rules.valueStream().map(each -> resolved(each).at("/properties/type/const").stringValue())
                .collect(Collectors.joining(", ", "must be one of: ", "")));
        }
    }

    private void object(String path, JsonNode rule, JsonNode value) {
        rule.path("required").valueStream().map(JsonNode::stringValue).filter(name -> !value.has(name))
            .forEach(name -> fault(under(path, name), "is required"));
        var others = rule.path("additionalProperties");
        value.properties().forEach(field -> {
            var known = rule.path("properties").get(field.getKey());
            if (known != null) {
                check(under(path, field.getKey()), known, field.getValue());
            } else if (others.isObject()) {
                check(under(path, field.getKey()), others, field.getValue());
            } else if (others.isBoolean() && !others.booleanValue()) {
                fault(under(path, field.getKey()), "is not a known field");
            }
        });
    }

    private void array(String path, JsonNode rule, JsonNode value) {
        var items = rule.get("items");
        for (int i = 0; items != null && i < value.size(); i++) {
            var place = "%s[%d]".formatted(path, i);
            if (value.get(i).isNull() && !items.isEmpty()) {
                fault(place, "must not be null");
            } else {
                check(place, items, value.get(i));
            }
        }
    }

    private void text(String path, JsonNode rule, String text) {
        int length = text.codePointCount(0, text.length());
        if (length < rule.path("minLength").asInt(0)) {
            fault(path, "is required");
        } else if (length > rule.path("maxLength").asInt(Integer.MAX_VALUE)) {
            fault(path, "must have at most %d characters".formatted(rule.get("maxLength").intValue()));
        }
    }

    private void number(String path, JsonNode rule, JsonNode value) {
        if (rule.has("minimum") && !value.canConvertToInt()) {
            fault(path, "must be a whole number");
        }
    }

    private JsonNode resolved(JsonNode rule) {
        return document.at(rule.get("$ref").stringValue().substring(1));
    }

    private void fault(String path, String message) {
        if (faults.size() < MOST_FAULTS) {
            faults.add(new Fault(path, message));
        }
    }

    private static boolean isOfType(JsonNode type, JsonNode value) {
        return type.isArray() ? type.valueStream().anyMatch(each -> isOfType(each, value)) : switch (type.stringValue()) {
            case "string" -> value.isString();
            case "boolean" -> value.isBoolean();
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            case "array" -> value.isArray();
            case "object" -> value.isObject();
            default -> value.isNull();
        };
    }

    private static String typeName(JsonNode type) {
        return type.isArray() ? type.get(0).stringValue() : type.stringValue();
    }

    private static String oneOf(JsonNode values) {
        return values.valueStream().filter(JsonNode::isString).map(JsonNode::stringValue)
            .collect(Collectors.joining(", ", "must be one of: ", ""));
    }

    private static String under(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}
