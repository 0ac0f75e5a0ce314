package io.verbatim.channel.replay;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What came of going on with a replay for a while.
 *
 * @param position up to which all is told now
 * @param ends     the last position that is wanted, as it is known now
 * @param handled  how many events were told, from the beginning
 * @param state    RUNNING where there is more
 * @param reason   why it stopped, or what holds it up
 * @param rest     before it goes on
 */
record Step(long position, long ends, long handled, ReplayState state, @Nullable String reason, Duration rest) {

    /** So many events were told, up to a position. */
    static Step told(Replay replay, long position, int events) {
        var state = position >= replay.ends() ? ReplayState.COMPLETED : ReplayState.RUNNING;
        return new Step(position, replay.ends(), replay.handled() + events, state, null, Duration.ZERO);
    }

    /** Nothing was told: the same is tried again after a rest. */
    static Step heldUp(Replay replay, String reason, Duration rest) {
        return new Step(replay.position(), replay.ends(), replay.handled(), ReplayState.RUNNING, reason, rest);
    }

    /** Nothing was told, and somebody must see to it. */
    static Step stuck(Replay replay, String reason) {
        return new Step(replay.position(), replay.ends(), replay.handled(), ReplayState.PAUSED, reason, Duration.ZERO);
    }

    /** Whether something holds it up. */
    boolean isHeldUp() {
        return state == ReplayState.RUNNING && reason != null;
    }
}
