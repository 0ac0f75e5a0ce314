package io.verbatim.shared.bot.flow;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Calls a server and goes on by its answer.
 *
 * @param url               with variables; what they put into it is encoded, but for one that the URL begins with
 * @param query             added to the URL, encoded
 * @param body              JSON, or a text; no value can break out of its place in either
 * @param hmac              signs the body; null for none
 * @param clientCertificate the name of a secret that holds a certificate and its key in PEM
 * @param timeout           in seconds, at most {@value #LONGEST}; default {@value #USUAL}
 * @param variable          takes {@code {status_code, headers, text, json}}
 * @param routes            by status: {@code "200"}, {@code "4xx"}, {@code "default"}
 * @param response          what the answer is taken for
 * @param repeatSafe        whether the call may be made again when nobody knows whether it was made; calls by GET always may
 * @param next              where a status of 2xx leads that no route names
 * @param error             where everything else leads that no route names
 */
public record ApiRequest(String id, @Nullable Boolean entry, @Nullable Method method, @Nullable String url,
                         @Nullable Map<String, Object> query, @Nullable Map<String, Confidential> headers, @Nullable Object body,
                         @Nullable Auth auth, @Nullable Hmac hmac, @Nullable String clientCertificate, @Nullable Integer timeout,
                         @Nullable String variable, @Nullable Map<String, String> routes, @Nullable Response response,
                         @Nullable Boolean repeatSafe, @Nullable String next, @Nullable String error, @Nullable Boolean errorEmail)
    implements Component {
    /** The longest timeout. */
    public static final int LONGEST = 120;
    /** The timeout where nothing is said. */
    public static final int USUAL = 30;

    /** What may be called. */
    public enum Method { GET, POST, PUT, PATCH, DELETE }

    /** What the answer is taken for. */
    public enum Response {
        @JsonProperty("data") DATA,
        @JsonProperty("commands") COMMANDS
    }

    /**
     * Who calls.
     *
     * @param username for {@code basic}
     * @param password for {@code basic}
     * @param token    for {@code bearer}
     */
    public record Auth(@Nullable Type type, @Nullable Confidential username, @Nullable Confidential password,
                       @Nullable Confidential token) {
        /** How the caller shows who it is. */
        public enum Type {
            @JsonProperty("basic") BASIC,
            @JsonProperty("bearer") BEARER
        }
    }

    /**
     * HMAC-SHA256 of the body, in hexadecimal.
     *
     * @param secret the name of the secret that is the key
     * @param header that takes it; default {@value #HEADER}
     */
    public record Hmac(@Nullable String secret, @Nullable String header) {
        /** The header where none is named. */
        public static final String HEADER = "X-Signature";
    }
}
