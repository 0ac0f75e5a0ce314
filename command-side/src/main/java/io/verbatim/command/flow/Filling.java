package io.verbatim.command.flow;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Fills the templates in a value, and stops when there is more than a variable may hold: many small ones could fill the memory. */
final class Filling {
    private final Scope scope;
    private int left = Bounds.TEXT;

    Filling(Scope scope) {
        this.scope = scope;
    }

    @Nullable Object value(@Nullable Object template) {
        return switch (template) {
            case String text -> text(text);
            case List<?> list -> list(list);
            case Map<?, ?> map -> map(map);
            case null, default -> template;
        };
    }

    private Object text(String text) {
        var pieces = Template.pieces(text.strip());
        Object value = pieces.size() == 1 && pieces.getFirst().reference() != null ? pieces.getFirst().reference().in(scope) : null;
        String filled = value == null ? Template.text(text, scope) : "";
        left -= filled.length();
        return value == null ? filled : value;
    }

    private Object list(List<?> list) {
        var filled = new ArrayList<@Nullable Object>();
        for (Object each : list) {
            if (left-- < 0) {
                break;
            }
            filled.add(value(each));
        }
        return filled;
    }

    private Object map(Map<?, ?> map) {
        var filled = new LinkedHashMap<String, @Nullable Object>();
        for (var entry : map.entrySet()) {
            if (left-- < 0) {
                break;
            }
            filled.put(String.valueOf(entry.getKey()), value(entry.getValue()));
        }
        return filled;
    }
}
