package io.verbatim.channel.web;

import io.verbatim.shared.Refused;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.support.HandlerMethodArgumentResolverComposite;
import org.springframework.web.method.support.InvocableHandlerMethod;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Holds every change to the condition that its caller has set on it ({@code If-Match}): the thing at its address, or at the nearest one
 * above, must still have the ETag that a GET would answer with. Compared right before the change; handlers that take the condition
 * themselves hold to it more closely, and are left alone.
 */
final class Conditions implements HandlerInterceptor {
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    // Both are made with what this one is a part of: they are asked for when somebody calls.
    private final ObjectProvider<? extends HandlerMapping> routes;
    private final ObjectProvider<RequestMappingHandlerAdapter> adapter;
    private final JsonMapper json;
    private final Desk desk;

    Conditions(ObjectProvider<? extends HandlerMapping> routes, ObjectProvider<RequestMappingHandlerAdapter> adapter, JsonMapper json,
               Desk desk) {
        this.routes = routes;
        this.adapter = adapter;
        this.json = json;
        this.desk = desk;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) throws Exception {
        // What comes back from waiting is the same request: its change is made.
        if (request.getHeader(HttpHeaders.IF_MATCH) != null && !READING.contains(request.getMethod())
            && request.getDispatcherType() != DispatcherType.ASYNC && handler instanceof HandlerMethod method && !holdsItself(method)) {
            desk.awaitViews();
            ETags.require(String.join(",", Collections.list(request.getHeaders(HttpHeaders.IF_MATCH))), tag(request));
        }
        return true;
    }

    private static boolean holdsItself(HandlerMethod method) {
        return Arrays.stream(method.getMethodParameters()).map(parameter -> parameter.getParameterAnnotation(RequestHeader.class))
            .anyMatch(header -> header != null && header.name().equals(HttpHeaders.IF_MATCH));
    }

    private String tag(HttpServletRequest request) throws Exception {
        for (var path = request.getRequestURI(); path.indexOf('/', 1) > 0; path = path.substring(0, path.lastIndexOf('/'))) {
            var reading = new Reading(request, path);
            var reader = reader(reading);
            if (reader.isPresent()) {
                return tag(shown(reader.get(), reading, path.equals(request.getRequestURI())));
            }
        }
        throw new Refused(Refused.Code.PRECONDITION_FAILED, "There is nothing here that has an ETag");
    }

    private Optional<HandlerMethod> reader(Reading reading) throws Exception {
        var found = reading.found(routes.getObject());
        return found instanceof HandlerMethod method && Envelope.isAnswerOf(method.getMethod()) ? Optional.of(method) : Optional.empty();
    }

    private @Nullable Object shown(HandlerMethod reader, Reading reading, boolean isItself) throws Exception {
        var call = new InvocableHandlerMethod(reader);
        call.setHandlerMethodArgumentResolvers(new HandlerMethodArgumentResolverComposite().addResolvers(adapter.getObject().getArgumentResolvers()));
        try {
            return call.invokeForRequest(new ServletWebRequest(reading), new ModelAndViewContainer());
        } catch (Refused refused) {
            boolean isToBeMade = isItself && reading.isToMakeIt() && refused.code() == Refused.Code.NOT_FOUND;
            throw isToBeMade ? new Refused(Refused.Code.PRECONDITION_FAILED, "There is nothing here yet") : refused;
        }
    }

    private String tag(@Nullable Object shown) {
        var body = shown instanceof ResponseEntity<?> entity ? entity.getBody() : shown;
        var own = shown instanceof ResponseEntity<?> entity ? entity.getHeaders().getETag() : null;
        return own == null ? ETags.of(json.writeValueAsBytes(body)) : own;
    }
}
