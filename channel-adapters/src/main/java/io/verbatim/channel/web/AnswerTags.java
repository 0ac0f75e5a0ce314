package io.verbatim.channel.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import org.springframework.web.filter.ShallowEtagHeaderFilter;

/** Gives every answer to a GET an ETag, and answers 304 to who has it already. */
final class AnswerTags extends ShallowEtagHeaderFilter {

    @Override
    protected String generateETagHeaderValue(InputStream body, boolean isWeak) throws IOException {
        return ETags.of(body.readAllBytes());
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        var accept = request.getHeader("Accept");
        return !request.getMethod().equals("GET") || request.getRequestURI().startsWith("/v1/media")
            || accept != null && accept.contains("text/event-stream");
    }
}
