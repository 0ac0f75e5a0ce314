package io.verbatim.channel.speech;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** A form with a file in it, as {@code multipart/form-data}. Names and values are the operator's or our own. */
final class Form {
    // Chance keeps it out of the file.
    private final String boundary = "verbatim-" + UUID.randomUUID();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    Form field(String name, String value) {
        text("--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n".formatted(boundary, name, value));
        return this;
    }

    Form file(String name, String filename, String contentType, byte[] bytes) {
        text("--%s\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\nContent-Type: %s\r\n\r\n"
            .formatted(boundary, name, filename, contentType));
        out.writeBytes(bytes);
        text("\r\n");
        return this;
    }

    String contentType() {
        return "multipart/form-data; boundary=" + boundary;
    }

    /** The whole of it: nothing may be added afterwards. */
    byte[] bytes() {
        text("--%s--\r\n".formatted(boundary));
        return out.toByteArray();
    }

    private void text(String text) {
        out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
