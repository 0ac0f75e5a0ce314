package io.verbatim.channel.export;

import java.io.IOException;
import java.io.OutputStream;
import org.apache.parquet.column.ParquetProperties.WriterVersion;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/** A Parquet file. Its rows are kept until a group of them is large enough; what a file holds is told at its end. */
record ParquetRows<T>(ParquetWriter<T> writer) implements Rows<T> {
    private static final long GROUP = 4L << 20;
    private static final int PAGE = 256 << 10;
    private static final int FEW_ROWS = 100;

    static <T> ParquetRows<T> to(OutputStream out, Table<T> table, Spelling spelling) throws IOException {
        return new ParquetRows<>(new ParquetTable.Builder<>(new ParquetStream(out), table, spelling)
            .withConf(new PlainParquetConfiguration()).withCodecFactory(new GzipPages()).withCompressionCodec(CompressionCodecName.GZIP)
            .withWriterVersion(WriterVersion.PARQUET_1_0).withRowGroupSize(GROUP).withPageSize(PAGE)
            // Rows may be large: sizes are looked at often.
            .withMinRowCountForPageSizeCheck(FEW_ROWS).withMaxRowCountForPageSizeCheck(FEW_ROWS).build());
    }

    @Override
    public void write(T row) throws IOException {
        writer.write(row);
    }

    @Override
    public void end() throws IOException {
        writer.close();
    }
}
