package io.verbatim.channel.export;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.DelegatingSeekableInputStream;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.SeekableInputStream;

/** A Parquet file in memory, read by the library's own reader. */
record ParquetFile(byte[] bytes) implements InputFile {

    List<Group> rows() throws IOException {
        var options = new ParquetReadOptions.Builder(new PlainParquetConfiguration()).withCodecFactory(new Gunzip()).build();
        var rows = new ArrayList<Group>();
        try (var file = ParquetFileReader.open(this, options)) {
            var schema = file.getFileMetaData().getSchema();
            for (var group = file.readNextRowGroup(); group != null; group = file.readNextRowGroup()) {
                var reader = new ColumnIOFactory().getColumnIO(schema).getRecordReader(group, new GroupRecordConverter(schema));
                for (long i = 0; i < group.getRowCount(); i++) {
                    rows.add(reader.read());
                }
            }
        }
        return rows;
    }

    @Override
    public long getLength() {
        return bytes.length;
    }

    @Override
    public SeekableInputStream newStream() {
        var in = new Bytes(bytes);
        return new DelegatingSeekableInputStream(in) {
            @Override
            public long getPos() {
                return in.position();
            }

            @Override
            public void seek(long position) {
                in.seek(position);
            }
        };
    }

    private static final class Bytes extends ByteArrayInputStream {
        Bytes(byte[] bytes) {
            super(bytes);
        }

        long position() {
            return pos;
        }

        void seek(long position) {
            pos = Math.toIntExact(position);
        }
    }

    private static final class Gunzip implements CompressionCodecFactory {
        @Override
        public BytesInputCompressor getCompressor(CompressionCodecName codec) {
            throw new UnsupportedOperationException("Nothing is written here");
        }

        @Override
        public BytesInputDecompressor getDecompressor(CompressionCodecName codec) {
            return new BytesInputDecompressor() {
                @Override
                public BytesInput decompress(BytesInput packed, int size) throws IOException {
                    return BytesInput.from(new GZIPInputStream(packed.toInputStream()).readAllBytes());
                }

                @Override
                public void decompress(ByteBuffer packed, int packedSize, ByteBuffer page, int size) throws IOException {
                    page.put(decompress(BytesInput.from(packed), size).toInputStream().readAllBytes());
                }

                @Override
                public void release() {
                    // Nothing is kept.
                }
            };
        }

        @Override
        public void release() {
            // Nothing is kept.
        }
    }
}
