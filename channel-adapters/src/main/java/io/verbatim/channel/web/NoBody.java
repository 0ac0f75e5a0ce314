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
        if (request.getMethod().equals("POST") && handler instanceof HandlerMethod method && !takesBody(method)) {
            Body.of(request).orEmptyAs(Nothing.class);
        }
        return true;
    }

    private static boolean takesBody(HandlerMethod method) {
        return Arrays.asList(method.getMethod().getParameterTypes()).contains(Body.class);
    }

    private record Nothing() { }
}
