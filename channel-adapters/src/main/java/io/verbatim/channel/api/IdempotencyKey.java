package io.verbatim.channel.api;

import io.verbatim.channel.web.ApiProblem;
import io.verbatim.channel.web.ProblemType;
import io.verbatim.shared.Facts;
import io.verbatim.shared.channel.ChannelId;
import io.verbatim.shared.conversation.AcceptedRequest;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * What a client calls a request that it may have to repeat ({@code Idempotency-Key}, as in the IETF draft of that name; bare keys are taken
 * as well), and what that request asks for.
 *
 * @param name        of the request on its channel, in a form that tells nothing of the key
 * @param fingerprint of address and body
 */
record IdempotencyKey(String name, String fingerprint) {
    private static final String HEADER = "Idempotency-Key";
    private static final Pattern BARE = Pattern.compile("[\\x21-\\x7e]{1,255}");
    private static final Pattern QUOTED = Pattern.compile("\"((?:[\\x21\\x23-\\x5b\\x5d-\\x7e]|\\\\[\"\\\\])*)\"");
    private static final Pattern ESCAPE = Pattern.compile("\\\\(.)");

    /** The key of a request, if it has one. Refused as malformed if it is not 1 to 255 visible ASCII characters, or if there are several. */
    static Optional<IdempotencyKey> of(HttpServletRequest request, ChannelId channel, String address, JsonNode body) {
        var values = Collections.list(request.getHeaders(HEADER));
        if (values.isEmpty()) {
            return Optional.empty();
        }
        if (values.size() > 1) {
            throw malformed();
        }
        return Optional.of(new IdempotencyKey(Fingerprint.hash(channel.value() + '\n' + key(values.getFirst())),
            Fingerprint.of(address, body)));
    }

    /** The same request as was accepted before. Refused if that one asked for something else. */
    AcceptedRequest same(AcceptedRequest accepted) {
        if (!accepted.fingerprint().equals(fingerprint)) {
            throw new ApiProblem(ProblemType.IDEMPOTENCY_KEY_REUSED, "This Idempotency-Key was used for another request on this channel");
        }
        return accepted;
    }

    Map<String, String> facts() {
        return Map.of(Facts.REQUEST, name, Facts.REQUEST_FINGERPRINT, fingerprint);
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
