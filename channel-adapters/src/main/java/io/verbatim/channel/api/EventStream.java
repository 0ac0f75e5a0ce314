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
    private long position;

    /** @param after the last position that the reader has had */
    EventStream(HttpServletResponse response, JsonMapper mapper, long after) {
        this.response = response;
        this.mapper = mapper;
        this.position = Math.max(0, after);
    }

    /** Begins the answer, so that the reader knows of it before there is anything to say. Proxies are told to pass it on as it comes. */
    void begin() throws IOException {
        response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Accel-Buffering", "no");
        response.flushBuffer();
    }

    void send(long at, String name, Object data) throws IOException {
        send(at, name, mapper.writeValueAsBytes(data));
        position = at;
    }

    /** Says what went wrong: behind the last event, where the reader can go on. */
    void fail(byte[] problem) throws IOException {
        send(position, "error", problem);
    }

    void comment() throws IOException {
        write(COMMENT);
    }

    // JSON has no line breaks but escaped ones.
    private void send(long at, String name, byte[] json) throws IOException {
        var bytes = new ByteArrayOutputStream(json.length + 80);
        bytes.writeBytes("id: %d\nevent: %s\ndata: ".formatted(at, name).getBytes(StandardCharsets.UTF_8));
        bytes.writeBytes(json);
        bytes.writeBytes(END);
        write(bytes.toByteArray());
    }

    private void write(byte[] bytes) throws IOException {
        response.getOutputStream().write(bytes);
        response.flushBuffer();
    }
}
