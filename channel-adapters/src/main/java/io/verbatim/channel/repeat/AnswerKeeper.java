package io.verbatim.channel.repeat;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/** Keeps the answer of a named request before anybody sees it. */
final class AnswerKeeper extends OncePerRequestFilter {
    private static final Logger LOG = LoggerFactory.getLogger(AnswerKeeper.class);
    private static final int UNAVAILABLE = 503;

    private final FirstAnswers answers;

    AnswerKeeper(FirstAnswers answers) {
        this.answers = answers;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !Repeats.mayBeRepeated(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
        throws ServletException, IOException {
        var answer = new ContentCachingResponseWrapper(response);
        chain.doFilter(request, answer);
        if (request.getAttribute(Claim.ATTRIBUTE) instanceof Claim claim) {
            settle(claim, answer);
        }
        answer.copyBodyToResponse();
    }

    /** A request whose end nobody knows keeps its name: whoever repeats it finds out what came of it first. */
    private void settle(Claim claim, ContentCachingResponseWrapper answer) {
        int status = answer.getStatus();
        try {
            if (status / 100 == 2) {
                answers.keep(claim, status, answer.getHeader("Location"), answer.getHeader("ETag"),
                    new String(answer.getContentAsByteArray(), StandardCharsets.UTF_8));
            } else if (status / 100 == 4 || status == UNAVAILABLE) {
                answers.release(claim);
            } else {
                answers.abandon(claim);
            }
        } catch (DataAccessException e) {
            LOG.warn("The answer of a named request could not be kept; it will be refused when it is repeated", e);
        }
    }
}
