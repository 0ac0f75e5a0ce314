package io.verbatim.command.flow;

import io.verbatim.shared.bot.Variable;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What values a variable of a type takes. */
final class Fit {
    private Fit() {
    }

    /** Whether the value is of the type as it is. A date is a text: {@code 2025-12-31}, or a time with its offset in ISO 8601. */
    static boolean is(Variable.@Nullable Type type, Object value) {
        return switch (type == null ? Variable.Type.ANY : type) {
            case STRING -> value instanceof String;
            case NUMBER -> value instanceof Number;
            case BOOLEAN -> value instanceof Boolean;
            case ARRAY -> value instanceof List;
            case OBJECT -> value instanceof Map;
            case DATE -> value instanceof String text && isDate(text);
            case ANY -> true;
        };
    }

    /** The value as one of the type; empty if it cannot be one, or is none. */
    static Optional<Object> to(Variable.@Nullable Type type, @Nullable Object value) {
        if (value == null || is(type, value)) {
            return Optional.ofNullable(value);
        }
        return switch (type == null ? Variable.Type.ANY : type) {
            case STRING -> Optional.of(Values.text(value));
            case NUMBER -> Values.number(value).map(Values::plain);
            case BOOLEAN -> value instanceof String text ? bool(text.strip()) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static Optional<Object> bool(String text) {
        return text.equalsIgnoreCase("true") ? Optional.of(true) : text.equalsIgnoreCase("false") ? Optional.of(false) : Optional.empty();
    }

    private static boolean isDate(String text) {
        try {
            return text.length() == "2025-12-31".length() ? LocalDate.parse(text) != null : OffsetDateTime.parse(text) != null;
        } catch (DateTimeException e) {
            return false;
        }
    }
}
