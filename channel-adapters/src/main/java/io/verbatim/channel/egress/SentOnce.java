package io.verbatim.channel.egress;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.hc.core5.http.io.entity.AbstractHttpEntity;

/** A body that is let go once it was sent: no call is repeated, and thousands wait with theirs when a backend is slow. */
final class SentOnce extends AbstractHttpEntity {
    private static final byte[] GONE = {};

    private final int length;
    private byte[] bytes;

    SentOnce(byte[] bytes) {
        super((String) null, null, false);
        this.length = bytes.length;
        this.bytes = bytes;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        out.write(bytes);
        out.flush();
        bytes = GONE;
    }

    @Override
    public InputStream getContent() {
        return new ByteArrayInputStream(bytes);
    }

    @Override
    public long getContentLength() {
        return length;
    }

    @Override
    public boolean isRepeatable() {
        return false;
    }

    @Override
    public boolean isStreaming() {
        return false;
    }

    @Override
    public void close() {
        bytes = GONE;
    }
}
