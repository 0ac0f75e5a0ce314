package io.verbatim.channel.whatsapp.graph;

import io.verbatim.channel.egress.EgressAnswer;
import io.verbatim.channel.egress.EgressFailure;
import io.verbatim.channel.egress.EgressFailure.Kind;
import io.verbatim.channel.egress.EgressOutcome;
import io.verbatim.channel.egress.RetryAfter;
import io.verbatim.channel.whatsapp.graph.GraphAnswer.Denied;
import io.verbatim.channel.whatsapp.graph.GraphAnswer.Done;
import io.verbatim.channel.whatsapp.graph.GraphAnswer.Unknown;
import io.verbatim.channel.whatsapp.graph.GraphAnswer.Unreached;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** Reads what came back from the Graph API. */
final class Answers {

    private static final JsonMapper MAPPER = new JsonMapper();
    private static final int LONGEST = 500;
    private static final int NO_CODE = -1;
    private static final Set<Kind> NEVER_LEFT = Set.of(Kind.CONNECT, Kind.DNS, Kind.TLS, Kind.BLOCKED_ADDRESS, Kind.INVALID_REQUEST);

    private Answers() {
    }

    static GraphAnswer of(EgressOutcome outcome, Instant now) {
        return switch (outcome) {
            case EgressFailure failure when NEVER_LEFT.contains(failure.kind()) -> new Unreached(reason(failure));
            case EgressFailure failure -> new Unknown(reason(failure));
            case EgressAnswer answer -> of(answer, now);
        };
    }

    private static GraphAnswer of(EgressAnswer answer, Instant now) {
        var body = tree(answer.body());
        if (answer.isSuccess()) {
            return body.isObject() ? new Done(body) : new Unknown("invalid_answer");
        }
        var error = body.path("error");
        int code = error.path("code").asInt(NO_CODE);
        boolean isUnauthorized = code == NO_CODE && answer.status() == 401;
        var verdict = isUnauthorized ? Verdict.TOKEN_DEAD : Verdict.of(code, answer.status(), error.path("is_transient").asBoolean(false));
        return new Denied(answer.status(), code, message(error, answer.status()), verdict,
            RetryAfter.of(answer, now).orElse(null));
    }

    private static String message(JsonNode error, int status) {
        var message = error.path("message").asString("");
        var details = error.path("error_data").path("details").asString("");
        var whole = (message.isBlank() ? "HTTP %d".formatted(status) : message) + (details.isBlank() ? "" : ": " + details);
        return whole.substring(0, Math.min(LONGEST, whole.length())).replaceAll("\\p{Cntrl}", " ");
    }

    static JsonNode tree(byte[] body) {
        try {
            return MAPPER.readTree(new String(body, StandardCharsets.UTF_8));
        } catch (JacksonException e) {
            return JsonNodeFactory.instance.missingNode();
        }
    }

    private static String reason(EgressFailure failure) {
        return failure.kind().name().toLowerCase(Locale.ROOT);
    }
}
