package io.verbatim.channel.api;

import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/** An answer as server-sent events. Each goes out at once, and throws when the reader is found to have gone. */
final class EventStream {
    private static final byte[] COMMENT = ": keep-alive\n\n".getBytes(StandardCharsets.UTF_8);
    private static final byte[] END = "\n\n".getBytes(StandardCharsets.UTF_8);

    private final HttpServletResponse response;
    private final JsonMapper mapper;

    private EventStream(HttpServletResponse response, JsonMapper mapper) {
        this.response = response;
        this.mapper = mapper;
    }

    /** Begins the answer, so that the reader knows of it before there is anything to say. Proxies are told to pass it on as it comes. */
    static EventStream begin(HttpServletResponse response, JsonMapper mapper) throws IOException {
        response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Accel-Buffering", "no");
        response.flushBuffer();
        return new EventStream(response, mapper);
    }

    void send(long position, String name, Object data) throws IOException {
        send(position, name, mapper.writeValueAsBytes(data));
    }

    /** The data is JSON, which has no line breaks but escaped ones. */
    void send(long position, String name, byte[] json) throws IOException {
        var bytes = new ByteArrayOutputStream(json.length + 80);
        bytes.writeBytes("id: %d\nevent: %s\ndata: ".formatted(position, name).getBytes(StandardCharsets.UTF_8));
        bytes.writeBytes(json);
        bytes.writeBytes(END);
        write(bytes.toByteArray());
    }

    void comment() throws IOException {
        write(COMMENT);
    }

    private void write(byte[] bytes) throws IOException {
        response.getOutputStream().write(bytes);
        response.flushBuffer();
    }
}
