package io.verbatim.channel.replay;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.verbatim.channel.replay.Asked.Filter;
import io.verbatim.channel.vault.Secret;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A replay as it is shown.
 *
 * @param position   up to which all was told
 * @param end        the last position
 * @param etaSeconds how long it will take from now; null where nobody can tell
 */
record ReplayResource(String id, ReplayState state, @Nullable String reason, @Nullable Object from, @Nullable Object to,
                      @Nullable Filter filter, Target target, long position, long end, long eventsHandled, double eventsPerSecond,
                      @Nullable Long etaSeconds, String actor, Instant createdAt, Instant updatedAt, @Nullable Instant completedAt) {

    /** To whom; the secret only in the answer to its creation. */
    record Target(@JsonInclude(NON_NULL) @Nullable String projection, @JsonInclude(NON_NULL) @Nullable String webhookUrl,
                  @JsonInclude(NON_NULL) @Nullable String kafkaTopic, @JsonInclude(NON_NULL) @Nullable String signingSecret) { }

    static ReplayResource of(Replay replay, @Nullable Secret secret) {
        boolean isRunning = replay.state() == ReplayState.RUNNING;
        return new ReplayResource(replay.id(), replay.state(), replay.reason(), replay.asked().from(), replay.asked().to(),
            replay.asked().filter(), target(replay, secret == null ? null : secret.value()), Math.max(0, replay.position()),
            replay.ends(), replay.handled(),
            Math.round(replay.progress().speed() * 10) / 10.0, isRunning ? eta(replay) : null, replay.actor(), replay.createdAt(),
            replay.updatedAt(), replay.completedAt());
    }

    private static Target target(Replay replay, @Nullable String secret) {
        return switch (replay.kind()) {
            case PROJECTION -> new Target(replay.target(), null, null, null);
            case WEBHOOK -> new Target(null, replay.target(), null, secret);
            case TOPIC -> new Target(null, null, replay.target(), null);
        };
    }

    private static @Nullable Long eta(Replay replay) {
        double pace = replay.progress().pace();
        return pace <= 0 ? null : (long) Math.ceil(Math.max(0, replay.ends() - replay.position()) / pace);
    }
}
