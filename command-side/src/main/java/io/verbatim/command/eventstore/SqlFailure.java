package io.verbatim.command.eventstore;

import io.verbatim.shared.StoreBusy;
import io.verbatim.shared.StoreUnavailable;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;

/** What a failure says about the database rather than about the statement. */
public final class SqlFailure {

    private static final String UNIQUE_VIOLATION = "23505";
    // Our own, raised by node_require_lease.
    private static final String LAPSED_LEASE = "VB001";
    private static final String TOO_MANY_CONNECTIONS = "53300";
    // Connection lost, server going or out of something, transaction given up by the server, read-only after a fail-over, a time-out.
    private static final Set<String> PASSING_CLASSES = Set.of("08", "53", "58", "40");
    private static final Set<String> PASSING =
        Set.of("57P01", "57P02", "57P03", "57P04", "57P05", "57014", "55P03", "25006", "25P03", "25P04");

    private SqlFailure() {
    }

    /** What a reader gets to hear. */
    static RuntimeException translate(DataAccessException failure) {
        if (failure.getMostSpecificCause() instanceof SQLException sql && TOO_MANY_CONNECTIONS.equals(sql.getSQLState())) {
            return new StoreBusy("The event store has too much to do", failure);
        }
        return mayPass(failure) ? new StoreUnavailable("The event store cannot be reached", failure) : failure;
    }

    /** Whether two writers wanted the same place. */
    static boolean isConflict(SQLException failure) {
        return UNIQUE_VIOLATION.equals(failure.getSQLState());
    }

    /** Whether the node that writes has no right to do so, because it stood still for too long. */
    static boolean isLapsedLease(SQLException failure) {
        return LAPSED_LEASE.equals(failure.getSQLState());
    }

    /** Whether the same may succeed later without anybody doing anything: the database is away or busy. */
    public static boolean mayPass(@Nullable Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            // A command that lost a race is decided anew on what is there then.
            if (cause instanceof StoreUnavailable || cause instanceof ConcurrencyException || cause instanceof SQLException sql && mayPass(sql)) {
                return true;
            }
        }
        return false;
    }

    private static boolean mayPass(SQLException failure) {
        String state = failure.getSQLState();
        return failure instanceof SQLTransientConnectionException || failure instanceof SQLNonTransientConnectionException
            || state != null && state.length() == 5 && (PASSING.contains(state) || PASSING_CLASSES.contains(state.substring(0, 2)));
    }
}
