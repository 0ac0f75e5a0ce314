package io.verbatim.channel.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;

/**
 * Reads what a handler has left of a request's body, within bounds: a connection that is closed over unread bytes is reset, and the answer
 * that says what was wrong is lost on its way (RFC 9112, 9.6).
 */
final class Leftovers extends HttpFilter {
    /** In bytes. */
    static final int MOST = 2 << 20;

    private static final long serialVersionUID = 1L;
    private static final int PART = 8192;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws IOException, ServletException {
        chain.doFilter(request, response);
        if (hasBody(request) && !request.isAsyncStarted()) {
            read(request);
        }
    }

    // Who asks whether to send the body has not sent it yet.
    private static boolean hasBody(HttpServletRequest request) {
        return (request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null) && request.getHeader("Expect") == null;
    }

    private static void read(HttpServletRequest request) {
        try {
            var body = request.getInputStream();
            if (!body.isFinished()) {
                read(body);
            }
        } catch (IOException | RuntimeException e) {
            // Whatever is wrong with the body, nobody wanted it.
            return;
        }
    }

    private static void read(InputStream body) throws IOException {
        var part = new byte[PART];
        for (int read = 0, length = 0; read < MOST && length >= 0; read += length) {
            length = body.read(part);
        }
    }
}
