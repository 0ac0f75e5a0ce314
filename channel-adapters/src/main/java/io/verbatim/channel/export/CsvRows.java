package io.verbatim.channel.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Comma-separated values (RFC 4180) in UTF-8, the first line being the names. Where a text is missing, the field is empty. */
record CsvRows<T>(OutputStream out, List<Column<T>> columns, Spelling spelling) implements Rows<T> {
    private static final String FORMULA = "=+-@\t\r";
    private static final String NEEDS_QUOTES = ",\"\r\n";

    @Override
    public void begin() throws IOException {
        line(columns.stream().map(Column::name).collect(Collectors.joining(",")));
    }

    @Override
    public void write(T row) throws IOException {
        line(columns.stream().map(column -> field(column, column.value().apply(row))).collect(Collectors.joining(",")));
    }

    private void line(String text) throws IOException {
        out.write((text + "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    private String field(Column<T> column, @Nullable Object value) {
        var text = value == null ? "" : spelling.text(value);
        return quoted(column.kind() == Column.Kind.TEXT ? harmless(text) : text);
    }

    // What users have written must not be calculated by the spreadsheet in which it is opened.
    private static String harmless(String text) {
        return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    private static String quoted(String text) {
        return text.chars().anyMatch(character -> NEEDS_QUOTES.indexOf(character) >= 0) ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }
}
