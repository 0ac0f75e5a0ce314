package io.verbatim.channel.backend;

import io.verbatim.shared.conversation.Failure.Reason;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A JSON object of others, read with care: what comes out of here can be stored. */
record Foreign(JsonNode node) {

    private static final int LONGEST = 65_536;

    /** The whole answer, which must be an object. */
    static Foreign of(JsonNode node) throws Unreadable {
        if (!node.isObject()) {
            throw new Unreadable("The answer is not a JSON object");
        }
        return new Foreign(node);
    }

    /** A text that must be there, of 65,536 characters at most: it goes into every later prompt of its session. */
    String text(String name) throws Unreadable {
        var text = optionalText(name);
        if (text == null) {
            throw new Unreadable("The answer has no string '%s'".formatted(name));
        }
        return text;
    }

    @Nullable String optionalText(String name) throws Unreadable {
        var value = node.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isString()) {
            throw new Unreadable("In the answer, '%s' is not a string".formatted(name));
        }
        if (value.stringValue().length() > LONGEST) {
            throw new Unreadable(Reason.TOO_LARGE, "In the answer, '%s' is longer than %d characters".formatted(name, LONGEST));
        }
        return storable(value.stringValue());
    }

    /** The objects of a list; none where the list is missing. */
    List<Foreign> objects(String name) throws Unreadable {
        var value = node.path(name);
        if (!value.isArray() && !value.isMissingNode() && !value.isNull()) {
            throw new Unreadable("In the answer, '%s' is not a list".formatted(name));
        }
        var objects = new ArrayList<Foreign>();
        for (JsonNode element : value) {
            objects.add(of(element));
        }
        return objects;
    }

    /** Any value; one that is no object is kept under the name {@code value}. */
    Map<String, Object> anything(String name) throws Unreadable {
        var value = node.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return Map.of();
        }
        return value.isObject() ? map(value) : Map.of("value", plain(value));
    }

    private static Map<String, Object> map(JsonNode object) throws Unreadable {
        var map = new LinkedHashMap<String, Object>();
        for (var property : object.properties()) {
            map.put(storable(property.getKey()), plain(property.getValue()));
        }
        return map;
    }

    private static List<Object> list(JsonNode array) throws Unreadable {
        var list = new ArrayList<Object>();
        for (JsonNode element : array) {
            list.add(plain(element));
        }
        return list;
    }

    private static @Nullable Object plain(JsonNode value) throws Unreadable {
        return switch (value.getNodeType()) {
            case OBJECT -> map(value);
            case ARRAY -> list(value);
            case NUMBER -> number(value.numberValue());
            case BOOLEAN -> value.booleanValue();
            case STRING -> storable(value.stringValue());
            default -> null;
        };
    }

    private static Number number(Number number) throws Unreadable {
        if (!Double.isFinite(number.doubleValue())) {
            throw new Unreadable("The answer holds a number without bounds");
        }
        return number;
    }

    // PostgreSQL takes neither U+0000 nor half of a surrogate pair.
    private static String storable(String text) {
        var clean = new StringBuilder(text.length());
        text.codePoints().map(c -> c == 0 || c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xFFFD : c)
            .forEach(clean::appendCodePoint);
        return clean.toString();
    }
}
