package io.verbatim.channel.observe;

import io.opentelemetry.api.trace.SpanKind;
import io.verbatim.shared.Facts;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.HandlerMapping;

/** Begins, or goes on with, the trace of a request. Without a collector and a header it only looks for the header. */
final class TraceFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;

    private final transient Steps steps;
    private final boolean tracing;

    TraceFilter(Steps steps, boolean tracing) {
        this.steps = steps;
        this.tracing = tracing;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
        throws IOException, ServletException {
        var header = request.getHeader(Facts.TRACE);
        if (tracing || header != null) {
            traced(header, request, response, chain);
        } else {
            chain.doFilter(request, response);
        }
    }

    private void traced(String header, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
        throws IOException, ServletException {
        var step = steps.begin(request.getMethod(), SpanKind.SERVER, header);
        try {
            chain.doFilter(request, response);
        } finally {
            step.leave();
            var last = new LastWord(step, request.getMethod(), (String) request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE),
                response);
            if (request.isAsyncStarted()) {
                request.getAsyncContext().addListener(last);
            } else {
                last.say();
            }
        }
    }

    /** What is known of a request when it has been answered: of one that waits for long, on another thread. */
    private record LastWord(Step step, String method, @Nullable String route, HttpServletResponse response) implements AsyncListener {

        void say() {
            step.answered(method, route, response.getStatus());
            step.end();
        }

        @Override
        public void onComplete(AsyncEvent event) {
            say();
        }

        @Override
        public void onTimeout(AsyncEvent event) {
            // It is completed all the same.
        }

        @Override
        public void onError(AsyncEvent event) {
            // See onTimeout.
        }

        @Override
        public void onStartAsync(AsyncEvent event) {
            event.getAsyncContext().addListener(this);
        }
    }
}
