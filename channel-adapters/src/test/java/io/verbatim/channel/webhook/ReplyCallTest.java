package io.verbatim.channel.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.verbatim.channel.delivery.Sent;
import io.verbatim.channel.egress.EgressAnswer;
import io.verbatim.channel.egress.EgressFailure;
import io.verbatim.channel.egress.EgressFailure.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReplyCallTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    @Test
    void takesEverythingInTheTwoHundredsForSuccess() {
        assertThat(meaning(200, null)).isEqualTo(new Sent.Accepted(null, 200));
        assertThat(meaning(204, null)).isEqualTo(new Sent.Accepted(null, 204));
    }

    @Test
    void triesAgainWhenTheReceiverSays() {
        assertThat(meaning(503, null)).isEqualTo(new Sent.Retry("http_503", null, 503));
        assertThat(meaning(400, null)).isEqualTo(new Sent.Retry("http_400", null, 400));
        assertThat(meaning(429, "7")).isEqualTo(new Sent.Retry("http_429", Duration.ofSeconds(7), 429));
        assertThat(meaning(503, "Sat, 21 Nov 2026 12:01:00 GMT")).isEqualTo(new Sent.Retry("http_503", Duration.ofMinutes(1), 503));
        assertThat(meaning(503, "soon")).isEqualTo(new Sent.Retry("http_503", null, 503));
        assertThat(meaning(503, "999999999")).isEqualTo(new Sent.Retry("http_503", Duration.ofDays(1), 503));
    }

    @Test
    void takesGoneForTheEndOfTheChannel() {
        assertThat(meaning(410, null)).isEqualTo(new Sent.ChannelDead("gone", 410));
    }

    @Test
    void knowsWhatItDoesNotKnow() {
        assertThat(meaning(Kind.TIMEOUT, null)).isEqualTo(new Sent.Unknown("timeout"));
        assertThat(meaning(Kind.BROKEN, null)).isEqualTo(new Sent.Unknown("broken"));
        assertThat(meaning(Kind.TOO_LARGE, 200)).isEqualTo(new Sent.Accepted(null, 200));
        assertThat(meaning(Kind.CONNECT, null)).isEqualTo(new Sent.Retry("connect", null, 0));
        assertThat(meaning(Kind.REDIRECT, 302)).isEqualTo(new Sent.Retry("redirect", null, 302));
        assertThat(meaning(Kind.BLOCKED_ADDRESS, null)).isEqualTo(new Sent.Failed("blocked_address", 0));
    }

    private static Sent meaning(int status, @Nullable String retryAfter) {
        return ReplyCall.meaning(new EgressAnswer(status, retryAfter == null ? Map.of() : Map.of("Retry-After", retryAfter), new byte[0]), NOW);
    }

    private static Sent meaning(Kind kind, @Nullable Integer status) {
        return ReplyCall.meaning(new EgressFailure(kind, "detail", status));
    }
}
