package io.verbatim.channel.egress;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** A form with a file in it, as {@code multipart/form-data}. Names and values are trusted: they are written as they are. */
public final class MultipartForm {
    // Chance keeps it out of the file.
    private final String boundary = "verbatim-" + UUID.randomUUID();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    /** Adds a field. */
    public MultipartForm field(String name, String value) {
        text("--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n".formatted(boundary, name, value));
        return this;
    }

    /** Adds a file. */
    public MultipartForm file(String name, String filename, String contentType, byte[] bytes) {
        text("--%s\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\nContent-Type: %s\r\n\r\n"
            .formatted(boundary, name, filename, contentType));
        out.writeBytes(bytes);
        text("\r\n");
        return this;
    }

    /** What the header of that name says. */
    public String contentType() {
        return "multipart/form-data; boundary=" + boundary;
    }

    /** The whole of it: nothing may be added afterwards. */
    public byte[] bytes() {
        text("--%s--\r\n".formatted(boundary));
        return out.toByteArray();
    }

    private void text(String text) {
        out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
