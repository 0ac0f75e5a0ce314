package io.verbatim.channel.export;

import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.BINARY;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT64;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Types;

/** Writes the rows of a table as Parquet has them: every field may be missing; times are milliseconds in UTC. */
final class ParquetTable<T> extends WriteSupport<T> {
    private final String name;
    private final List<Column<T>> columns;
    private final Spelling spelling;
    private RecordConsumer consumer;

    private ParquetTable(Table<T> table, Spelling spelling) {
        this.name = table.name();
        this.columns = table.columns();
        this.spelling = spelling;
    }

    @Override
    @Deprecated
    public WriteContext init(Configuration configuration) {
        return context();
    }

    @Override
    public WriteContext init(ParquetConfiguration configuration) {
        return context();
    }

    private WriteContext context() {
        var schema = Types.buildMessage();
        columns.forEach(column -> schema.addField(switch (column.kind()) {
            case TEXT -> Types.optional(BINARY).as(LogicalTypeAnnotation.stringType()).named(column.name());
            case NUMBER -> Types.optional(INT64).named(column.name());
            case TIME -> Types.optional(INT64).as(LogicalTypeAnnotation.timestampType(true, TimeUnit.MILLIS)).named(column.name());
        }));
        MessageType message = schema.named(name);
        return new WriteContext(message, Map.of());
    }

    @Override
    public void prepareForWrite(RecordConsumer rows) {
        consumer = rows;
    }

    @Override
    public void write(T row) {
        consumer.startMessage();
        for (int i = 0; i < columns.size(); i++) {
            var value = columns.get(i).value().apply(row);
            if (value != null) {
                consumer.startField(columns.get(i).name(), i);
                write(columns.get(i).kind(), value);
                consumer.endField(columns.get(i).name(), i);
            }
        }
        consumer.endMessage();
    }

    private void write(Column.Kind kind, Object value) {
        switch (kind) {
            case TEXT -> consumer.addBinary(Binary.fromString(spelling.text(value)));
            case NUMBER -> consumer.addLong(((Number) value).longValue());
            case TIME -> consumer.addLong(((Instant) value).toEpochMilli());
        }
    }

    static final class Builder<T> extends ParquetWriter.Builder<T, Builder<T>> {
        private final ParquetTable<T> table;

        Builder(OutputFile file, Table<T> table, Spelling spelling) {
            super(file);
            this.table = new ParquetTable<>(table, spelling);
        }

        @Override
        protected Builder<T> self() {
            return this;
        }

        @Override
        @Deprecated
        protected WriteSupport<T> getWriteSupport(Configuration configuration) {
            return table;
        }

        @Override
        protected WriteSupport<T> getWriteSupport(ParquetConfiguration configuration) {
            return table;
        }
    }
}
