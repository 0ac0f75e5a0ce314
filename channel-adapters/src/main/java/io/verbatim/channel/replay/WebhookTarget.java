package io.verbatim.channel.replay;

import io.verbatim.channel.egress.Egress;
import io.verbatim.channel.egress.EgressAnswer;
import io.verbatim.channel.egress.EgressFailure;
import io.verbatim.channel.egress.EgressFailure.Kind;
import io.verbatim.channel.egress.EgressOutcome;
import io.verbatim.channel.egress.EgressRequest;
import io.verbatim.channel.vault.Secrets;
import io.verbatim.channel.vault.WebhookSignature;
import io.verbatim.shared.backend.SecretRef;
import io.verbatim.shared.log.LoggedEvent;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Posts events to a URL, a list at a time, signed as Standard Webhooks are. Who keeps failing is left alone, until somebody resumes. */
@Component
class WebhookTarget implements Target {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration COLLECTING = Duration.ofMillis(500);
    private static final Duration FIRST_REST = Duration.ofMillis(500);
    private static final int MOST_DOUBLINGS = 4;
    private static final int MOST_FAILURES = 8;
    private static final int LARGEST_ANSWER = 64 * 1024;
    private static final Set<Kind> HOPELESS = Set.of(Kind.BLOCKED_ADDRESS, Kind.INVALID_REQUEST);
    private static final int GONE = 410;

    private final Selection selection;
    private final Egress egress;
    private final Secrets secrets;
    private final EventJson json;
    private final Clock clock;

    WebhookTarget(Selection selection, Egress egress, Secrets secrets, EventJson json, Clock clock) {
        this.selection = selection;
        this.egress = egress;
        this.secrets = secrets;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public TargetKind kind() {
        return TargetKind.WEBHOOK;
    }

    @Override
    public Step advance(Replay replay, int failures) {
        var events = new ArrayList<LoggedEvent>();
        long end = collect(replay, events);
        if (events.isEmpty()) {
            return Step.told(replay, end, 0);
        }
        var outcome = post(replay, events);
        return trouble(outcome) == null ? Step.told(replay, end, events.size()) : failed(replay, outcome, failures);
    }

    /** Looks on for a moment where nothing is wanted. */
    private long collect(Replay replay, List<LoggedEvent> events) {
        long deadline = System.nanoTime() + COLLECTING.toNanos();
        long end = replay.position();
        while (events.isEmpty() && end < replay.ends() && System.nanoTime() - deadline < 0) {
            var part = selection.next(replay, end);
            events.addAll(part.events());
            end = part.end();
        }
        return end;
    }

    private EgressOutcome post(Replay replay, List<LoggedEvent> events) {
        var id = "%s-%d-%d".formatted(replay.id(), events.getFirst().position(), events.getLast().position());
        byte[] body = json.list(events);
        Map<String, String> headers = new HashMap<>(Map.of("Content-Type", "application/json"));
        var secret = secrets.open(new SecretRef(String.valueOf(replay.secret()), "", ""));
        headers.putAll(WebhookSignature.headers(secret, id, clock.instant(), body));
        return egress.call(new EgressRequest("POST", replay.target(), headers, body, PATIENCE, LARGEST_ANSWER));
    }

    private static Step failed(Replay replay, EgressOutcome outcome, int failures) {
        var reason = String.valueOf(trouble(outcome));
        boolean isHopeless = outcome instanceof EgressFailure failure && HOPELESS.contains(failure.kind())
            || outcome instanceof EgressAnswer answer && answer.status() == GONE;
        return isHopeless || failures + 1 >= MOST_FAILURES ? Step.stuck(replay, reason)
            : Step.heldUp(replay, reason, FIRST_REST.multipliedBy(1L << Math.min(failures, MOST_DOUBLINGS)));
    }

    /** What the receiver said in place of yes; null where it said yes. What else it answered, nobody asks. */
    private static @Nullable String trouble(EgressOutcome outcome) {
        return switch (outcome) {
            case EgressAnswer answer -> answer.isSuccess() ? null : "The receiver answered %d".formatted(answer.status());
            case EgressFailure failure -> failure.status() != null && failure.status() / 100 == 2 ? null
                : "The receiver cannot be reached: " + failure.kind().name().toLowerCase(Locale.ROOT);
        };
    }
}
