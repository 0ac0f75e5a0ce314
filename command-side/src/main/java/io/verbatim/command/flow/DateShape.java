package io.verbatim.command.flow;

import static java.util.Objects.requireNonNullElse;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.format.SignStyle;
import java.time.temporal.ChronoField;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How a date is written: {@code YYYY}, {@code MM} and {@code DD}, once each, with anything between them. */
record DateShape(DateTimeFormatter formatter) {
    private static final String DEFAULT = "YYYY-MM-DD";

    /** The shape that is written so; empty if a part is missing or there twice. */
    static Optional<DateShape> of(@Nullable String written) {
        String format = requireNonNullElse(written, DEFAULT);
        var builder = new DateTimeFormatterBuilder();
        var parts = new HashSet<String>();
        for (int i = 0; i < format.length(); ) {
            String token = tokenAt(format, i);
            if (token.length() > 1 && !parts.add(token)) {
                return Optional.empty();
            }
            append(token, builder);
            i += token.length();
        }
        return parts.equals(Set.of("YYYY", "MM", "DD"))
            ? Optional.of(new DateShape(builder.toFormatter().withResolverStyle(ResolverStyle.STRICT))) : Optional.empty();
    }

    Optional<LocalDate> read(String text) {
        try {
            return Optional.of(LocalDate.parse(text, formatter));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static String tokenAt(String format, int i) {
        return format.startsWith("YYYY", i) ? "YYYY" : format.startsWith("MM", i) ? "MM" : format.startsWith("DD", i) ? "DD"
            : format.substring(i, i + 1);
    }

    private static void append(String token, DateTimeFormatterBuilder builder) {
        switch (token) {
            case "YYYY" -> builder.appendValue(ChronoField.YEAR, 4, 4, SignStyle.NOT_NEGATIVE);
            case "MM" -> builder.appendValue(ChronoField.MONTH_OF_YEAR, 2);
            case "DD" -> builder.appendValue(ChronoField.DAY_OF_MONTH, 2);
            default -> builder.appendLiteral(token);
        }
    }
}
