package io.verbatim.channel.export;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** The forms of an export. */
enum Format {
    NDJSON("application/x-ndjson") {
        @Override
        <T> Rows<T> rows(OutputStream out, Table<T> table, JsonMapper json) {
            return new JsonRows<>(out, json);
        }
    },
    CSV("text/csv;charset=utf-8;header=present") {
        @Override
        <T> Rows<T> rows(OutputStream out, Table<T> table, JsonMapper json) {
            return new CsvRows<>(out, table.columns(), new Spelling(json));
        }
    },
    PARQUET("application/vnd.apache.parquet") {
        @Override
        <T> Rows<T> rows(OutputStream out, Table<T> table, JsonMapper json) throws IOException {
            return ParquetRows.to(out, table, new Spelling(json));
        }
    };

    static final String NAMES = Arrays.stream(values()).map(Format::word).collect(Collectors.joining(", "));

    private final String contentType;

    Format(String contentType) {
        this.contentType = contentType;
    }

    abstract <T> Rows<T> rows(OutputStream out, Table<T> table, JsonMapper json) throws IOException;

    static Optional<Format> of(String word) {
        return Arrays.stream(values()).filter(format -> format.word().equals(word)).findAny();
    }

    /** The word for it in a request, which is also how its files end. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    String contentType() {
        return contentType;
    }

    /** Whether it becomes smaller when it is packed again. */
    boolean isText() {
        return this != PARQUET;
    }
}
