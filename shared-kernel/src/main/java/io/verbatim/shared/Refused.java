package io.verbatim.shared;

import java.util.List;

/**
 * The caller asked for what is not allowed or not possible. The code is stable and machine-readable; the message names the thing and is
 * shown to the caller, so it never holds a secret or an internal detail.
 */
public final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Code code;
    private final transient List<Fault> faults;

    public Refused(Code code, String message) {
        this(code, message, List.of());
    }

    /** Refused because of these fields. */
    public Refused(Code code, String message, List<Fault> faults) {
        // No stack trace: a refusal is an answer, not an accident, and filling one in costs more than the whole decision.
        super(message, null, false, false);
        this.code = code;
        this.faults = List.copyOf(faults);
    }

    public Code code() {
        return code;
    }

    public List<Fault> faults() {
        return faults;
    }

    /** A field of the request, as a path with dots and brackets, and what is wrong with it. */
    public record Fault(String field, String message) { }

    /** Why; spelled in lower case to the outside. */
    public enum Code {
        NOT_FOUND,
        ERASED,
        FORBIDDEN,
        CONFLICT,
        SESSION_EXISTS,
        SESSION_NOT_FOUND,
        UNKNOWN_OPTION,
        UNKNOWN_VARIABLE,
        VARIABLES_NOT_ALLOWED,
        INVALID,
        PUBLISH_ERRORS,
        NOT_PUBLISHED,
        IN_USE,
        QUEUE_FULL,
        PRECONDITION_FAILED
    }
}
