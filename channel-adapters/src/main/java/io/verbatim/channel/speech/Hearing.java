package io.verbatim.channel.speech;

import io.verbatim.channel.egress.Egress;
import io.verbatim.channel.egress.EgressAnswer;
import io.verbatim.channel.egress.EgressFailure;
import io.verbatim.channel.egress.EgressRequest;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Understands voice messages for channels; never throws for what files, networks and services do. Blocking, for a minute or two at the
 * worst: outside of transactions only.
 */
@Component("speechHearing")
public final class Hearing {
    private static final Logger LOG = LoggerFactory.getLogger(Hearing.class);
    private static final Duration FETCH = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    // Each holds a recording in memory, some of them twice.
    private static final int AT_A_TIME = 4;

    private final Transcription transcription;
    private final Egress egress;
    private final Semaphore places = new Semaphore(AT_A_TIME, true);

    Hearing(Transcription transcription, Egress egress) {
        this.transcription = transcription;
        this.egress = egress;
    }

    /** Whether the operator has set a service up; without one, all that is heard is {@code not_configured}. */
    public boolean isOn() {
        return transcription.isOn();
    }

    /** Fetches a recording under the egress rules, and understands it. */
    public Heard hear(String url) {
        return hear(() -> fetched(url));
    }

    /** Understands a recording that is here. */
    public Heard hear(byte[] recording) {
        return hear(() -> recording);
    }

    private Heard hear(Supplier<byte[]> recording) {
        if (!isOn()) {
            return new Heard.Nothing("not_configured");
        }
        try {
            return places.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS) ? inItsPlace(recording) : new Heard.Nothing("busy");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Heard.Nothing("abandoned");
        }
    }

    private Heard inItsPlace(Supplier<byte[]> recording) {
        try {
            return new Heard.Words(transcription.transcribe(Audio.of(recording.get())));
        } catch (SpeechFailure e) {
            LOG.info("A voice message is not understood: {}", e.reason());
            return new Heard.Nothing(e.reason());
        } finally {
            places.release();
        }
    }

    private byte[] fetched(String url) {
        var request = new EgressRequest("GET", url, Map.of("Accept", "audio/*, */*;q=0.5"), new byte[0], FETCH, Audio.LARGEST);
        return switch (egress.fetch(request)) {
            case EgressAnswer answer when answer.isSuccess() -> answer.body();
            case EgressAnswer answer -> throw new SpeechFailure("fetch_http_" + answer.status());
            case EgressFailure failure when failure.kind() == EgressFailure.Kind.TOO_LARGE -> throw new SpeechFailure("too_large");
            case EgressFailure failure -> throw new SpeechFailure("fetch_" + failure.kind().name().toLowerCase(Locale.ROOT));
        };
    }
}
