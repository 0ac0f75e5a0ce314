package io.verbatim.query.rebuild;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Tells that a lock was not to be had in time. */
final class Locked {

    /** What PostgreSQL calls it. */
    static final String STATE = "55P03";
    private static final String DEADLOCK = "40P01";

    private Locked() {
    }

    static boolean is(@Nullable Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && (STATE.equals(sql.getSQLState()) || DEADLOCK.equals(sql.getSQLState()))) {
                return true;
            }
        }
        return false;
    }
}
