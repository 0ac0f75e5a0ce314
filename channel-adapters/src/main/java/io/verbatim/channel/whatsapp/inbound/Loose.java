package io.verbatim.channel.whatsapp.inbound;

import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** A JSON value of others: whatever is missing or odd in it is nothing, and what comes out can be stored. */
record Loose(JsonNode node) {

    private static final int LONGEST = 65_536;

    static Loose of(@Nullable JsonNode node) {
        return new Loose(node == null ? JsonNodeFactory.instance.missingNode() : node);
    }

    Loose at(String name) {
        return new Loose(node.path(name));
    }

    /** The elements of a list; none where it is none. */
    List<Loose> each(String name) {
        var list = node.path(name);
        return list.isArray() ? StreamSupport.stream(list.spliterator(), false).map(Loose::new).toList() : List.of();
    }

    boolean isThere() {
        return !node.isMissingNode() && !node.isNull();
    }

    boolean isObject() {
        return node.isObject();
    }

    boolean is(String name) {
        return node.path(name).asBoolean(false);
    }

    /** A text, or a number as one; null where it is neither, or blank. */
    @Nullable String text(String name) {
        var value = node.path(name);
        if (!value.isString() && !value.isNumber()) {
            return null;
        }
        var text = storable(value.asString());
        return text.isBlank() ? null : text;
    }

    String text(String name, String otherwise) {
        var text = text(name);
        return text == null ? otherwise : text;
    }

    /** A number, or a text that is one; null where it is neither, or beyond measure. */
    @Nullable Double number(String name) {
        double number = node.path(name).asDouble(Double.NaN);
        return Double.isFinite(number) ? Double.valueOf(number) : null;
    }

    int code(String name) {
        return node.path(name).asInt(0);
    }

    /** The text as PostgreSQL takes it: without U+0000 and halves of surrogate pairs, and not without end. */
    private static String storable(String text) {
        var clean = new StringBuilder(text.length());
        text.codePoints().limit(LONGEST).map(c -> c == 0 || c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xFFFD : c)
            .forEach(clean::appendCodePoint);
        return clean.toString();
    }
}
