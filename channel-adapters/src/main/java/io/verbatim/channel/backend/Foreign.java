package io.verbatim.channel.backend;

import io.verbatim.channel.egress.EgressRequest;
import io.verbatim.shared.conversation.Failure.Reason;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A JSON object of others, read with care: what comes out of here can be stored. */
record Foreign(JsonNode node) {

    /** The most characters of a text: no answer holds more. Prompts and flows take shorter beginnings of it. */
    static final int LONGEST = EgressRequest.MAX_BODY;

    private static final int LONGEST_WORD = 200;

    /** The whole answer, which must be an object. */
    static Foreign of(JsonNode node) throws Unreadable {
        if (!node.isObject()) {
            throw new Unreadable("The answer is not a JSON object");
        }
        return new Foreign(node);
    }

    /** A text that must be there. */
    String text(String name) throws Unreadable {
        var text = optionalText(name);
        if (text == null) {
            throw new Unreadable("The answer has no string '%s'".formatted(name));
        }
        return text;
    }

    @Nullable String optionalText(String name) throws Unreadable {
        var text = piece(name);
        return text == null ? null : bounded(storable(text), "'%s'".formatted(name));
    }

    /** A part of a longer text, as it came: it may end in the middle of a character. */
    @Nullable String piece(String name) throws Unreadable {
        var value = node.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isString()) {
            throw new Unreadable("In the answer, '%s' is not a string".formatted(name));
        }
        return value.stringValue();
    }

    /** The same where it may be a list of parts, of which the texts are joined: some servers write replies so. */
    @Nullable String pieces(String name) throws Unreadable {
        if (!node.path(name).isArray()) {
            return piece(name);
        }
        var text = new StringBuilder();
        for (var part : objects(name)) {
            text.append(part.inner("type").isText("text") ? part.text("text") : "");
        }
        return text.toString();
    }

    String textOrNothing(String name) throws Unreadable {
        var text = optionalText(name);
        return text == null ? "" : text;
    }

    /** The text of a reply that must say something; of texts that were joined, too. */
    static String required(@Nullable String text) throws Unreadable {
        if (text == null || text.isEmpty()) {
            throw new Unreadable("The answer holds no text");
        }
        return bounded(text, "the reply");
    }

    private static String bounded(String text, String what) throws Unreadable {
        if (text.length() > LONGEST) {
            throw new Unreadable(Reason.TOO_LARGE, "In the answer, %s is longer than %d characters".formatted(what, LONGEST));
        }
        return text;
    }

    /** Whether there is such a field, and it is not null. */
    boolean has(String name) {
        return node.hasNonNull(name);
    }

    /** Whatever lies there; its own fields are missing where it is no object. */
    Foreign inner(String name) {
        return new Foreign(node.path(name));
    }

    /** Whether this is exactly that text. */
    boolean isText(String text) {
        return text.equals(textOr(""));
    }

    /** This text itself, within its bounds; Unreadable, with this sentence, where it is none. */
    String asText(String otherwise) throws Unreadable {
        if (!node.isString()) {
            throw new Unreadable(otherwise);
        }
        return bounded(storable(node.stringValue()), "the reply");
    }

    String textOr(String otherwise) {
        return node.isString() ? node.stringValue() : otherwise;
    }

    /** A count; null where there is none. */
    @Nullable Long number(String name) {
        var value = node.path(name);
        return value.isIntegralNumber() && value.canConvertToLong() && value.longValue() >= 0 ? value.longValue() : null;
    }

    /** A short word, such as the name of a model; null where there is none. */
    @Nullable String word(String name) {
        var value = node.path(name);
        return value.isString() && value.stringValue().length() <= LONGEST_WORD ? storable(value.stringValue()) : null;
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

    /** The text as PostgreSQL takes it: without U+0000 and halves of surrogate pairs. */
    static String storable(String text) {
        var clean = new StringBuilder(text.length());
        text.codePoints().map(c -> c == 0 || c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xFFFD : c)
            .forEach(clean::appendCodePoint);
        return clean.toString();
    }
}
