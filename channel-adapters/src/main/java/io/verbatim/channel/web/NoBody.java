package io.verbatim.channel.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Calls that take nothing are given nothing, or an empty object: what is written there was meant to have an effect. */
final class NoBody implements HandlerInterceptor {

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getMethod().equals("POST") && handler instanceof HandlerMethod method && takesNothing(method)) {
            Body.of(request).orEmptyAs(Nothing.class);
        }
        return true;
    }

    // Who takes the request itself reads it in a way of its own.
    private static boolean takesNothing(HandlerMethod method) {
        var types = Arrays.asList(method.getMethod().getParameterTypes());
        return !types.contains(Body.class) && !types.contains(HttpServletRequest.class);
    }

    private record Nothing() { }
}
