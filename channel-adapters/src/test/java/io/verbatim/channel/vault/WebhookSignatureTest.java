package io.verbatim.channel.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the published library of Standard Webhooks says of our signatures. */
class WebhookSignatureTest {

    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String BODY = "{\"text\": \"Grüße, \uD83D\uDE00\"}";

    @ParameterizedTest
    @ValueSource(strings = {SECRET, "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD"})
    void isTakenByTheLibrary(String secret) {
        assertThatCode(() -> new Webhook(secret).verify(BODY, headers(secret, BODY))).doesNotThrowAnyException();
    }

    @Test
    void isRefusedByTheLibraryForAnotherBodyOrSecret() {
        assertThatExceptionOfType(WebhookVerificationException.class)
            .isThrownBy(() -> new Webhook(SECRET).verify(BODY + " ", headers(SECRET, BODY)));
        assertThatExceptionOfType(WebhookVerificationException.class)
            .isThrownBy(() -> new Webhook("whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD").verify(BODY, headers(SECRET, BODY)));
    }

    @Test
    void takesASecretThatIsNotOfThatFormAsItIs() throws Exception {
        var secret = "just some words";
        var at = Instant.parse("2026-11-21T12:00:00Z");

        var signed = WebhookSignature.headers(secret, "idem_1", at, BODY.getBytes(StandardCharsets.UTF_8));

        assertThat(signed).containsEntry("webhook-signature",
            new Webhook(secret.getBytes(StandardCharsets.UTF_8)).sign("idem_1", at.getEpochSecond(), BODY));
    }

    private static HttpHeaders headers(String secret, String body) {
        var signed = WebhookSignature.headers(secret, "idem_1", java.time.Clock.systemUTC().instant(), body.getBytes(StandardCharsets.UTF_8));
        return HttpHeaders.of(signed.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, each -> List.of(each.getValue()))),
            (name, value) -> true);
    }
}
