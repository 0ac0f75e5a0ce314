package io.verbatim.channel.speech;

import io.verbatim.channel.egress.Egress;
import io.verbatim.channel.egress.EgressAnswer;
import io.verbatim.channel.egress.EgressFailure;
import io.verbatim.channel.egress.EgressOutcome;
import io.verbatim.channel.egress.EgressRequest;
import io.verbatim.channel.vault.Secret;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** One call of a speech service. Asked twice it does no harm, so a broken line is tried once more within the time. */
record SpeechCall(Egress egress, String url, Secret key, Duration timeout, int largest) {
    private static final Set<EgressFailure.Kind> WORTH_A_TRY = Set.of(EgressFailure.Kind.CONNECT, EgressFailure.Kind.LOST,
        EgressFailure.Kind.BROKEN);
    private static final Set<Integer> PASSING = Set.of(502, 503);

    byte[] post(String contentType, byte[] body) {
        long start = System.nanoTime();
        var first = egress.call(request(contentType, body, timeout));
        return taken(isWorthATry(first) ? egress.call(request(contentType, body, timeout.minusNanos(System.nanoTime() - start))) : first);
    }

    private EgressRequest request(String contentType, byte[] body, Duration patience) {
        return new EgressRequest("POST", url, headers(contentType), body, patience, largest);
    }

    private Map<String, String> headers(String contentType) {
        var headers = new HashMap<>(Map.of("Content-Type", contentType));
        if (!key.value().isEmpty()) {
            headers.put("Authorization", "Bearer " + key.value());
        }
        return headers;
    }

    private static boolean isWorthATry(EgressOutcome outcome) {
        return switch (outcome) {
            case EgressAnswer answer -> PASSING.contains(answer.status());
            case EgressFailure failure -> WORTH_A_TRY.contains(failure.kind());
        };
    }

    private static byte[] taken(EgressOutcome outcome) {
        return switch (outcome) {
            case EgressAnswer answer when answer.isSuccess() -> answer.body();
            case EgressAnswer answer -> throw new SpeechFailure("http_" + answer.status());
            case EgressFailure failure -> throw new SpeechFailure(failure.kind().name().toLowerCase(Locale.ROOT));
        };
    }
}
