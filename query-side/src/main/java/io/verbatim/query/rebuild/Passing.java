package io.verbatim.query.rebuild;

import io.verbatim.shared.Refused;
import io.verbatim.shared.replay.RebuildProgress;
import io.verbatim.shared.replay.RebuildProgress.State;
import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.CannotCreateTransactionException;

/** Tells failures that may pass by themselves, such as a database that is away, from those that will not. */
final class Passing {

    // Connection lost, out of something, transaction given up, shut down, time-outs.
    private static final Set<String> CLASSES = Set.of("08", "53", "58", "40", "57");
    private static final Set<String> STATES = Set.of(Locked.STATE, "25006", "25P03", "25P04");

    private Passing() {
    }

    static boolean is(@Nullable Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof CannotCreateTransactionException || cause instanceof SQLException sql && is(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    /** Throws what may pass, or is a refusal; all else is the end of a rebuild. */
    static RebuildProgress judged(Rebuild rebuild, long end, RuntimeException failure) {
        if (failure instanceof Refused || is(failure)) {
            throw failure;
        }
        return new RebuildProgress(State.FAILED, rebuild.position(), end, rebuild.handled(), failure.getMessage());
    }

    private static boolean is(@Nullable String state) {
        return state != null && state.length() == 5 && (STATES.contains(state) || CLASSES.contains(state.substring(0, 2)));
    }
}
