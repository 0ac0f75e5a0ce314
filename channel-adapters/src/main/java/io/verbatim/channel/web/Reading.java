package io.verbatim.channel.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;

/** A GET in the place of another request, by the same caller: what is found out for it leaves no trace in the other. */
final class Reading extends HttpServletRequestWrapper {
    private final Map<String, @Nullable Object> own = new HashMap<>();
    private final String path;

    Reading(HttpServletRequest other, String path) {
        super(other);
        this.path = path;
    }

    /** Who answers it; null for nobody. */
    @Nullable Object found(HandlerMapping routes) throws Exception {
        ServletRequestPathUtils.parseAndCache(this);
        try {
            var chain = routes.getHandler(this);
            return chain == null ? null : chain.getHandler();
        } catch (ServletException e) {
            // Only other methods are known there, or other forms.
            return null;
        }
    }

    /** Whether the other request may make what is read here. */
    boolean isToMakeIt() {
        return super.getMethod().equals("PUT") || super.getMethod().equals("POST");
    }

    @Override
    public String getMethod() {
        return "GET";
    }

    @Override
    public String getRequestURI() {
        return path;
    }

    @Override
    public String getServletPath() {
        return path;
    }

    @Override
    public @Nullable String getParameter(String name) {
        return null;
    }

    @Override
    public String @Nullable [] getParameterValues(String name) {
        return null;
    }

    @Override
    public @Nullable String getHeader(String name) {
        return name.equalsIgnoreCase(HttpHeaders.ACCEPT) ? MediaType.APPLICATION_JSON_VALUE : super.getHeader(name);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        return name.equalsIgnoreCase(HttpHeaders.ACCEPT) ? Collections.enumeration(List.of(MediaType.APPLICATION_JSON_VALUE))
            : super.getHeaders(name);
    }

    @Override
    public @Nullable Object getAttribute(String name) {
        return own.containsKey(name) ? own.get(name) : super.getAttribute(name);
    }

    @Override
    public void setAttribute(String name, @Nullable Object value) {
        own.put(name, value);
    }

    @Override
    public void removeAttribute(String name) {
        own.put(name, null);
    }
}
