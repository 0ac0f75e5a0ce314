package io.verbatim.channel.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import io.verbatim.channel.web.CutOff;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import tools.jackson.databind.json.JsonMapper;

class DownloadTest {
    private static final Table<String> TEXTS = new Table<>("texts", List.of(Column.text("text", text -> text)));

    private final MockHttpServletRequest request = new MockHttpServletRequest("GET", "/v1/export/events");
    private final MockHttpServletResponse response = new MockHttpServletResponse();

    @Test
    void isTheSumOfItsParts() throws IOException {
        send(Format.CSV, List.of(List.of("a"), List.of(), List.of("b")));

        assertThat(response.getContentAsString()).isEqualTo("text\r\na\r\nb\r\n");
        assertThat(response.getHeader("Content-Disposition")).isEqualTo("attachment; filename=\"texts.csv\"");
        assertThat(response.getHeader("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void isCutOffWhenItCannotGoOn() {
        assertThatThrownBy(() -> send(Format.NDJSON, Arrays.asList(List.of("a"), null))).isInstanceOf(CutOff.class);
    }

    @Test
    void isAProblemWhenItCannotBegin() {
        assertThatThrownBy(() -> send(Format.NDJSON, Collections.singletonList(null))).isInstanceOf(IllegalStateException.class);
        assertThat(response.getHeaderNames()).isEmpty();
    }

    @Test
    void readsNothingMoreForWhoAsksForTheHeadOnly() throws IOException {
        request.setMethod("HEAD");

        send(Format.NDJSON, Arrays.asList(List.of("a"), null));

        assertThat(response.getContentAsString()).isEmpty();
        assertThat(response.getContentType()).startsWith("application/x-ndjson");
    }

    @Test
    void endsWhenTheReaderHasGone() {
        response.setCommitted(true);
        response.setOutputStreamAccessAllowed(false);

        assertThatThrownBy(() -> send(Format.NDJSON, List.of(List.of("a"), List.of("b")))).isInstanceOf(CutOff.class);
    }

    /** A part that is null cannot be read. */
    private void send(Format format, List<List<String>> parts) throws IOException {
        var given = parts.iterator();
        new Download(request, response, format, JsonMapper.shared()).send(TEXTS, new Iterator<>() {
            @Override
            public boolean hasNext() {
                return given.hasNext();
            }

            @Override
            public List<String> next() {
                var part = given.next();
                if (part == null) {
                    throw new IllegalStateException("The store is away");
                }
                return part;
            }
        });
    }
}
