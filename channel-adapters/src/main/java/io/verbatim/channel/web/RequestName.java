package io.verbatim.channel.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a client calls a request that it may have to repeat ({@code Idempotency-Key}, as in the IETF draft of that name, or bare). */
public final class RequestName {
    private static final String HEADER = "Idempotency-Key";
    private static final Pattern BARE = Pattern.compile("[\\x21-\\x7e]{1,255}");
    private static final Pattern QUOTED = Pattern.compile("\"((?:[\\x21\\x23-\\x5b\\x5d-\\x7e]|\\\\[\"\\\\])*)\"");
    private static final Pattern ESCAPE = Pattern.compile("\\\\(.)");

    private RequestName() {
    }

    /** The key of a request, if it has one. Refused as malformed if it is not 1 to 255 visible ASCII characters, or one of several. */
    public static Optional<String> of(HttpServletRequest request) {
        var values = Collections.list(request.getHeaders(HEADER));
        if (values.size() > 1) {
            throw malformed();
        }
        return values.stream().map(RequestName::key).findFirst();
    }

    private static String key(String header) {
        var quoted = QUOTED.matcher(header.strip());
        var key = quoted.matches() ? ESCAPE.matcher(quoted.group(1)).replaceAll("$1") : header.strip();
        if (!BARE.matcher(key).matches()) {
            throw malformed();
        }
        return key;
    }

    private static ApiProblem malformed() {
        return new ApiProblem(ProblemType.MALFORMED_REQUEST, "Idempotency-Key must be one key of 1 to 255 visible ASCII characters");
    }
}
