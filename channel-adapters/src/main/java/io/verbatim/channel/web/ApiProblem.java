package io.verbatim.channel.web;

import io.verbatim.shared.Refused.Fault;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A request that is answered with a problem (RFC 9457). The detail is shown to the caller. */
public final class ApiProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final Map<String, String> CHALLENGE = Map.of("WWW-Authenticate", "Bearer realm=\"verbatim\"");

    private final ProblemType type;
    private final transient List<Fault> faults;
    private final transient Map<String, Object> members;
    private final transient Map<String, String> headers;

    /** Where a credential is missing, with the header that says which (RFC 9110, 11.6.1). */
    public ApiProblem(ProblemType type, String detail) {
        this(type, detail, List.of(), Map.of(), type == ProblemType.UNAUTHENTICATED ? CHALLENGE : Map.of());
    }

    private ApiProblem(ProblemType type, String detail, List<Fault> faults, Map<String, Object> members, Map<String, String> headers) {
        // No stack trace: a problem is an answer.
        super(detail, null, false, false);
        this.type = type;
        this.faults = List.copyOf(faults);
        this.members = Map.copyOf(members);
        this.headers = Map.copyOf(headers);
    }

    /** The same, because of these fields. */
    public ApiProblem because(List<Fault> others) {
        return new ApiProblem(type, getMessage(), others, members, headers);
    }

    /** The same, with one more member in the body. */
    public ApiProblem with(String member, Object value) {
        return new ApiProblem(type, getMessage(), faults, plus(members, member, value), headers);
    }

    /** The same, with one more header. */
    public ApiProblem header(String name, String value) {
        return new ApiProblem(type, getMessage(), faults, members, plus(headers, name, value));
    }

    public ProblemType type() {
        return type;
    }

    public List<Fault> faults() {
        return faults;
    }

    Map<String, String> headers() {
        return headers;
    }

    Map<String, Object> body(String instance) {
        var body = new LinkedHashMap<String, Object>();
        body.put("type", type.uri());
        body.put("title", type.title());
        body.put("status", type.status());
        body.put("detail", getMessage());
        body.put("instance", instance);
        body.put("code", type.code());
        if (!faults.isEmpty()) {
            body.put("errors", faults);
        }
        body.putAll(members);
        return body;
    }

    private static <V> Map<String, V> plus(Map<String, V> map, String name, V value) {
        var more = new LinkedHashMap<>(map);
        more.put(name, value);
        return more;
    }
}
