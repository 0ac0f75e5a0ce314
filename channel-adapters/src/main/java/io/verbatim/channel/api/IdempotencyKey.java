package io.verbatim.channel.api;

import io.verbatim.channel.web.ApiProblem;
import io.verbatim.channel.web.Fingerprint;
import io.verbatim.channel.web.ProblemType;
import io.verbatim.channel.web.RequestName;
import io.verbatim.shared.Facts;
import io.verbatim.shared.channel.ChannelId;
import io.verbatim.shared.conversation.AcceptedRequest;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * What a client calls a request that it may have to repeat ({@code Idempotency-Key}, as in the IETF draft of that name; bare keys are taken
 * as well), and what that request asks for.
 *
 * @param name        of the request on its channel, in a form that tells nothing of the key
 * @param fingerprint of address and body
 */
record IdempotencyKey(String name, String fingerprint) {
    /** The key of a request, if it has one. Refused as malformed if it is not 1 to 255 visible ASCII characters, or one of several. */
    static Optional<IdempotencyKey> of(HttpServletRequest request, ChannelId channel, String address, JsonNode body) {
        return RequestName.of(request).map(key ->
            new IdempotencyKey(Fingerprint.hash(channel.value() + '\n' + key), Fingerprint.of(address, body)));
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
}
