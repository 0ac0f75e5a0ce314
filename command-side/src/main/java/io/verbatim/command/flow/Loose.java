package io.verbatim.command.flow;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An object that others wrote: what is missing, or something else than expected, is not there. */
record Loose(Map<?, ?> fields) {

    static final Loose EMPTY = new Loose(Map.of());

    static Loose of(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? new Loose(map) : EMPTY;
    }

    @Nullable Object get(String name) {
        return fields.get(name);
    }

    Loose object(String name) {
        return of(fields.get(name));
    }

    /** The objects of a list. */
    List<Loose> objects(String name) {
        return fields.get(name) instanceof List<?> list
            ? list.stream().filter(Map.class::isInstance).map(Loose::of).toList() : List.of();
    }

    /** A text, or a number as one; null for an empty one. */
    @Nullable String text(String... names) {
        for (String name : names) {
            Object value = fields.get(name);
            if (value instanceof String || value instanceof Number || value instanceof Boolean) {
                String text = Bounds.cut(Values.text(Objects.requireNonNull(value)));
                return text.isBlank() ? null : text;
            }
        }
        return null;
    }
}
