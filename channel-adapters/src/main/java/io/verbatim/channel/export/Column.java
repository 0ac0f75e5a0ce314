package io.verbatim.channel.export;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A column of a table: in every form that has columns, it has the same name and holds the same. */
record Column<T>(String name, Kind kind, Function<T, @Nullable Object> value) {

    /** What the values of a column are. */
    enum Kind { TEXT, NUMBER, TIME }

    static <T> Column<T> text(String name, Function<T, @Nullable Object> value) {
        return new Column<>(name, Kind.TEXT, value);
    }

    static <T> Column<T> number(String name, Function<T, @Nullable Object> value) {
        return new Column<>(name, Kind.NUMBER, value);
    }

    static <T> Column<T> time(String name, Function<T, @Nullable Object> value) {
        return new Column<>(name, Kind.TIME, value);
    }
}
