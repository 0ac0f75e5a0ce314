package io.verbatim.channel.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import tools.jackson.databind.json.JsonMapper;

/** Writes an answer with its length and in one go; Spring's own flushes it in chunks, which costs a second write to the socket. */
final class WholeJson extends JacksonJsonHttpMessageConverter {

    WholeJson(JsonMapper mapper) {
        super(mapper);
    }

    @Override
    protected void writeInternal(Object object, @Nullable ResolvableType type, HttpOutputMessage output,
                                 @Nullable Map<String, Object> hints) throws IOException {
        var whole = new Whole(output.getHeaders());
        super.writeInternal(object, type, whole, hints);
        output.getHeaders().setContentLength(whole.body.size());
        whole.body.writeTo(output.getBody());
    }

    /** An answer that is not sent yet. */
    private static final class Whole implements HttpOutputMessage {
        private final ByteArrayOutputStream body = new ByteArrayOutputStream(1024);
        private final HttpHeaders headers;

        Whole(HttpHeaders headers) {
            this.headers = headers;
        }

        @Override
        public HttpHeaders getHeaders() {
            return headers;
        }

        @Override
        public OutputStream getBody() {
            return body;
        }
    }
}
