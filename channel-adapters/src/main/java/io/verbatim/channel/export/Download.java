package io.verbatim.channel.export;

import io.verbatim.channel.web.CutOff;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Iterator;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.web.filter.ShallowEtagHeaderFilter;
import tools.jackson.databind.json.JsonMapper;

/**
 * An answer that is written while it is read: of what is not yet gone out, no more than a part is held. What goes wrong before the first
 * part is there is answered as a problem; afterwards the connection is cut, so that nobody takes what came for the whole.
 */
record Download(HttpServletRequest request, HttpServletResponse response, Format format, JsonMapper json) {
    private static final Logger LOG = LoggerFactory.getLogger(Download.class);
    private static final int BUFFER = 32 << 10;

    <T> void send(Table<T> table, Iterator<List<T>> parts) throws IOException {
        var first = parts.next();
        head(table.name());
        if (!request.getMethod().equals("HEAD")) {
            try {
                body(table, first, parts);
            } catch (IOException | RuntimeException e) {
                // A reader who has gone is no news.
                LOG.atLevel(e instanceof IOException ? Level.DEBUG : Level.WARN).setCause(e)
                    .log("An export was cut off");
                response.flushBuffer();
                throw new CutOff("An export was cut off", e);
            }
        }
    }

    private void head(String name) {
        // It would be kept until it is whole.
        ShallowEtagHeaderFilter.disableContentCaching(request);
        response.setContentType(format.contentType());
        response.setHeader("Content-Disposition", "attachment; filename=\"%s.%s\"".formatted(name, format.word()));
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Accel-Buffering", "no");
        if (format.isText()) {
            response.setHeader("Vary", "Accept-Encoding");
        }
        if (isPacked()) {
            response.setHeader("Content-Encoding", "gzip");
        }
    }

    private <T> void body(Table<T> table, List<T> first, Iterator<List<T>> parts) throws IOException {
        var out = opened();
        var rows = format.rows(out, table, json);
        rows.begin();
        write(rows, first);
        while (parts.hasNext()) {
            out.flush();
            write(rows, parts.next());
        }
        rows.end();
        out.close();
    }

    private static <T> void write(Rows<T> rows, List<T> part) throws IOException {
        for (T row : part) {
            rows.write(row);
        }
    }

    // Each part goes out whole: packing must not hold it back.
    private OutputStream opened() throws IOException {
        var raw = response.getOutputStream();
        return new BufferedOutputStream(isPacked() ? new GZIPOutputStream(raw, BUFFER, true) : raw, BUFFER);
    }

    private boolean isPacked() {
        return format.isText() && Packing.isWanted(request);
    }
}
