package io.verbatim.channel.whatsapp.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.verbatim.channel.egress.EgressAnswer;
import io.verbatim.channel.egress.EgressFailure;
import io.verbatim.channel.egress.EgressFailure.Kind;
import io.verbatim.channel.whatsapp.Samples;
import io.verbatim.channel.whatsapp.graph.GraphAnswer.Denied;
import io.verbatim.channel.whatsapp.graph.GraphAnswer.Done;
import io.verbatim.channel.whatsapp.graph.GraphAnswer.Unknown;
import io.verbatim.channel.whatsapp.graph.GraphAnswer.Unreached;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class VerdictTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    @ParameterizedTest
    @CsvSource({"error_100_invalid_parameter, MESSAGE", "error_130429_throughput, RETRY", "error_131009_parameter_value, MESSAGE",
        "error_131030_not_in_allowed_list, RECIPIENT", "error_131056_pair_rate, RETRY_SLOWLY", "error_132001_template_missing, MESSAGE",
        "error_190_token_expired, TOKEN_DEAD", "error_2_transient, RETRY", "error_4_app_rate_limit, RETRY"})
    void followsTheCodeOfTheSamples(String sample, Verdict verdict) {
        var json = Samples.json("responses/%s.json".formatted(sample));

        var answer = answer(json.path("http_status").asInt(0), json.path("body").toString());

        assertThat(answer).isInstanceOfSatisfying(Denied.class, denied -> {
            assertThat(denied.verdict()).isEqualTo(verdict);
            assertThat(denied.message()).isNotBlank();
        });
    }

    @ParameterizedTest
    @CsvSource({"131047, WINDOW_CLOSED", "368, ACCOUNT_SHUT", "131031, ACCOUNT_SHUT", "0, TOKEN_DEAD", "10, TOKEN_DEAD", "299, TOKEN_DEAD",
        "131026, RECIPIENT", "131053, MEDIA", "999999, MESSAGE"})
    void followsTheCodeAndNotTheStatus(int code, Verdict verdict) {
        assertThat(Verdict.of(code, 400, false)).isEqualTo(verdict);
    }

    @Test
    void believesInTransienceOfCodesThatItDoesNotKnow() {
        assertThat(Verdict.of(999_999, 400, true)).isEqualTo(Verdict.RETRY);
        assertThat(Verdict.of(999_999, 503, false)).isEqualTo(Verdict.RETRY);
        assertThat(Verdict.of(190, 400, true)).isEqualTo(Verdict.TOKEN_DEAD);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>Bad gateway</html>", "[]", "{\"error\": 7}", "{\"error\": {\"code\": \"x\"}}"})
    void readsErrorsThatAreNone(String body) {
        assertThat(answer(502, body)).isInstanceOfSatisfying(Denied.class, denied -> assertThat(denied.verdict()).isEqualTo(Verdict.RETRY));
        assertThat(answer(401, body)).isInstanceOfSatisfying(Denied.class, denied -> assertThat(denied.status()).isEqualTo(401));
    }

    @Test
    void tellsWhatWasTakenFromWhatCannotBeKnown() {
        assertThat(answer(200, Samples.json("responses/messages_ok.json").path("body").toString())).isInstanceOf(Done.class);
        assertThat(answer(200, "<html>")).isEqualTo(new Unknown("invalid_answer"));
    }

    @ParameterizedTest
    @EnumSource(value = Kind.class, names = {"CONNECT", "DNS", "TLS", "BLOCKED_ADDRESS", "INVALID_REQUEST"})
    void knowsWhatNeverLeft(Kind kind) {
        assertThat(Answers.of(new EgressFailure(kind, "no", null), NOON)).isInstanceOf(Unreached.class);
    }

    @ParameterizedTest
    @EnumSource(value = Kind.class, names = {"TIMEOUT", "BROKEN", "INVALID_ANSWER", "TOO_LARGE", "ABANDONED", "REDIRECT"})
    void knowsThatOthersMayHaveArrived(Kind kind) {
        assertThat(Answers.of(new EgressFailure(kind, "no", null), NOON)).isInstanceOf(Unknown.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "Sat, 21 Nov 2026 12:00:07 GMT"})
    void obeysRetryAfter(String wish) {
        var answer = new EgressAnswer(429, Map.of("Retry-After", wish), "{}".getBytes(StandardCharsets.UTF_8));

        assertThat(Answers.of(answer, NOON)).isInstanceOfSatisfying(Denied.class,
            denied -> assertThat(denied.after()).isEqualTo(Duration.ofSeconds(7)));
    }

    private static GraphAnswer answer(int status, String body) {
        return Answers.of(new EgressAnswer(status, Map.of(), body.getBytes(StandardCharsets.UTF_8)), NOON);
    }
}
