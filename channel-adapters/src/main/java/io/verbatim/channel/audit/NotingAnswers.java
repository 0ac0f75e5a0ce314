package io.verbatim.channel.audit;

import io.verbatim.channel.web.Caller;
import io.verbatim.channel.web.Deed;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;

/** Takes note of what is given out, at the moment before it is: so a line is there before the caller can know what it read. */
@ControllerAdvice
class NotingAnswers implements ResponseBodyAdvice<Object> {
    private static final int FIRST_REFUSAL = 300;

    private final AuditTrail trail;

    NotingAnswers(AuditTrail trail) {
        this.trail = trail;
    }

    @Override
    public boolean supports(MethodParameter returned, Class<? extends HttpMessageConverter<?>> converter) {
        return true;
    }

    @Override
    public @Nullable Object beforeBodyWrite(@Nullable Object body, MethodParameter returned, MediaType type,
                                            Class<? extends HttpMessageConverter<?>> converter, ServerHttpRequest request,
                                            ServerHttpResponse response) {
        if (request instanceof ServletServerHttpRequest asked && response instanceof ServletServerHttpResponse answered
            && answered.getServletResponse().getStatus() < FIRST_REFUSAL) {
            Caller.of(asked.getServletRequest()).ifPresent(caller -> note(caller, asked.getServletRequest()));
        }
        return body;
    }

    private void note(Caller caller, HttpServletRequest request) {
        if (request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE) instanceof String pattern) {
            Noteworthy.action(request.getMethod(), pattern)
                .ifPresent(action -> trail.note(caller, action, deed(request)));
        }
    }

    private static Deed deed(HttpServletRequest request) {
        var deed = Deed.of(request);
        return deed.resource() == null ? deed.on(Noteworthy.resource(values(request))) : deed;
    }

    @SuppressWarnings("unchecked") // Spring keeps names and values there.
    private static Map<String, String> values(HttpServletRequest request) {
        return request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> values
            ? (Map<String, String>) values : Map.of();
    }
}
