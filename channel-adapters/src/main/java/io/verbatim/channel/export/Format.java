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
    NDJSON(Format.NDJSON_TYPE) {
        @Override
        <T> Rows<T> rows(OutputStream out, Table<T> table, JsonMapper json) {
            return new JsonRows<>(out, json);
        }
    },
    CSV(Format.CSV_TYPE + ";charset=utf-8;header=present") {
        @Override
        <T> Rows<T> rows(OutputStream out, Table<T> table, JsonMapper json) {
            return new CsvRows<>(out, table.columns(), new Spelling(json));
        }
    },
    PARQUET(Format.PARQUET_TYPE) {
        @Override
        <T> Rows<T> rows(OutputStream out, Table<T> table, JsonMapper json) throws IOException {
            return ParquetRows.to(out, table, new Spelling(json));
        }
    };

    static final String NDJSON_TYPE = "application/x-ndjson";
    static final String CSV_TYPE = "text/csv";
    static final String PARQUET_TYPE = "application/vnd.apache.parquet";
    static final String MEANING = "The form of the file; ndjson if missing";
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
