package io.verbatim.channel.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a request does, for the audit log, from who knows more of it than its address tells. No words, names and keys of end users go in
 * here: the log outlives them.
 */
public final class Deed {
    private static final String KEPT = Deed.class.getName();

    private @Nullable String resource;
    private @Nullable Map<String, ?> before;
    private @Nullable Map<String, ?> after;

    /** The deed of a request: the same one for all who ask. */
    public static Deed of(HttpServletRequest request) {
        if (request.getAttribute(KEPT) instanceof Deed deed) {
            return deed;
        }
        var deed = new Deed();
        request.setAttribute(KEPT, deed);
        return deed;
    }

    /** One that belongs to no request, or that its request tells itself. */
    public static Deed about(Object id) {
        return new Deed().on(id);
    }

    /** What it is done to, if its address does not tell, or tells too much. */
    public Deed on(Object id) {
        resource = id.toString();
        return this;
    }

    /** What was there before. */
    public Deed before(Map<String, ?> fields) {
        before = fields;
        return this;
    }

    /** What is there now, or what was asked for. */
    public Deed after(Map<String, ?> fields) {
        after = fields;
        return this;
    }

    public @Nullable String resource() {
        return resource;
    }

    public @Nullable Map<String, ?> before() {
        return before;
    }

    public @Nullable Map<String, ?> after() {
        return after;
    }
}
