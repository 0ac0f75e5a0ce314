package io.verbatim.query;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/** Values on their way to and from columns. */
public final class Columns {

    private Columns() {
    }

    /** One column of many rows, as text for {@code unnest(:name::text[]::whatever[])}. */
    public static <R> @Nullable String[] of(List<R> rows, Function<R, @Nullable Object> column) {
        return rows.stream().map(row -> text(column.apply(row))).toArray(String[]::new);
    }

    /** A time as a parameter. */
    public static @Nullable OffsetDateTime time(@Nullable Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }

    /** A time that is always there. */
    public static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    /** A time that may be missing. */
    public static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
        return row.getObject(column) == null ? null : instant(row, column);
    }

    /** Text as PostgreSQL takes it: it knows no NUL. In JSON a NUL is written as an escape, and stays. */
    public static String storable(String text) {
        return text.indexOf('\0') < 0 ? text : text.replace("\0", "");
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : storable(value.toString());
    }
}
