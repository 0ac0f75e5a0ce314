package io.verbatim.channel.web;

import io.verbatim.shared.Refused;
import java.util.Locale;

/** The kinds of problem that callers can meet: the stable code is the lower-case name. */
public enum ProblemType {
    MALFORMED_REQUEST(400, "The request cannot be read"),
    UNAUTHENTICATED(401, "A valid credential is required"),
    FORBIDDEN(403, "Not allowed"),
    NOT_FOUND(404, "Not found"),
    SESSION_NOT_FOUND(404, "No such session"),
    NOT_PUBLISHED(404, "Nothing is published"),
    METHOD_NOT_ALLOWED(405, "The method is not known here"),
    NOT_ACCEPTABLE(406, "The answer cannot be given in that form"),
    CONFLICT(409, "In conflict with another change"),
    SESSION_EXISTS(409, "The session exists"),
    IDEMPOTENCY_KEY_REUSED(409, "The key was used for another request"),
    IDEMPOTENCY_IN_FLIGHT(409, "The first request with this key is still running"),
    IN_USE(409, "In use"),
    ERASED(410, "Erased"),
    PRECONDITION_FAILED(412, "The resource has changed"),
    TOO_LARGE(413, "Too large"),
    UNSUPPORTED_MEDIA_TYPE(415, "The body must be JSON"),
    INVALID(422, "Not acceptable"),
    UNKNOWN_OPTION(422, "Not an option"),
    UNKNOWN_VARIABLE(422, "Not a variable"),
    VARIABLES_NOT_ALLOWED(422, "Variables are not accepted"),
    PUBLISH_ERRORS(422, "The draft has errors"),
    BOT_NOT_PUBLISHED(422, "The bot is not published"),
    RATE_LIMITED(429, "Too many requests"),
    QUEUE_FULL(429, "Too many messages are waiting"),
    INTERNAL_ERROR(500, "Something broke"),
    UNAVAILABLE(503, "Not available at the moment"),
    TURN_TIMEOUT(504, "The turn goes on");

    private final int status;
    private final String title;

    ProblemType(int status, String title) {
        this.status = status;
        this.title = title;
    }

    /** The HTTP status that goes with it. */
    public int status() {
        return status;
    }

    /** The same in words. */
    public String title() {
        return title;
    }

    /** By which programs tell it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** By which tools tell it. */
    public String uri() {
        return "urn:verbatim:problem:" + code();
    }

    static ProblemType of(Refused.Code code) {
        return valueOf(code.name());
    }

    static ProblemType ofStatus(int status) {
        for (ProblemType type : values()) {
            if (type.status == status) {
                return type;
            }
        }
        // 501 and 505 are the server's own: the caller speaks an HTTP that nobody here does.
        return status >= 500 && status != 501 && status != 505 ? INTERNAL_ERROR : MALFORMED_REQUEST;
    }
}
