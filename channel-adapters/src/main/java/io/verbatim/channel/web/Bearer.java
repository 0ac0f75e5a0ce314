package io.verbatim.channel.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** The credential of an {@code Authorization} header. */
public final class Bearer {
    private static final String SCHEME = "Bearer ";

    private Bearer() {
    }

    /** The key, if the request brings one. */
    public static Optional<String> of(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader("Authorization"))
            .filter(value -> value.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
            .map(value -> value.substring(SCHEME.length()).strip());
    }

    /** What is answered to a missing, unknown or revoked key alike. */
    public static ApiProblem missing() {
        return new ApiProblem(ProblemType.UNAUTHENTICATED, "The key is missing, unknown or revoked");
    }
}
