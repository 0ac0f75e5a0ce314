package io.verbatim.crash;

import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.awaitility.core.ConditionTimeoutException;

/** Holds the insertion of events up inside the database, at the very moment of the append, until somebody decides what becomes of it. */
final class Gate implements AutoCloseable {

    private static final long LOCK = 4711;
    private static final String WAITING = "locktype = 'advisory' and not granted and objid = " + LOCK;

    private final Database database;
    private final Connection holder;

    /** Closes the gate for attempts of this number. */
    Gate(Database database, int attempt) throws SQLException {
        this(database, "new.type = 'conversation.AttemptStarted' and new.payload->>'no' = '%d'".formatted(attempt));
    }

    /** Closes the gate for all events of a type. */
    static Gate before(Database database, String type) throws SQLException {
        return new Gate(database, "new.type = 'conversation.%s'".formatted(type));
    }

    private Gate(Database database, String which) throws SQLException {
        this.database = database;
        database.execute("""
            create or replace function crash_gate() returns trigger language plpgsql as $$
            begin
                if %s then
                    perform pg_advisory_xact_lock(%d);
                end if;
                return new;
            end $$;
            create or replace trigger crash_gate before insert on event for each row execute function crash_gate()
            """.formatted(which, LOCK));
        holder = database.connect();
        holder.createStatement().execute("select pg_advisory_lock(%d)".formatted(LOCK));
    }

    void awaitVisitor() {
        await().atMost(Duration.ofSeconds(20)).pollInterval(Duration.ofMillis(20)).until(() -> visitors() > 0);
    }

    /** Whether somebody has come within some seconds. */
    boolean hasVisitor() {
        try {
            awaitVisitor();
            return true;
        } catch (ConditionTimeoutException e) {
            return false;
        }
    }

    /** What waits is committed, though nobody is there any more to hear of it. */
    void letThrough() throws SQLException {
        holder.createStatement().execute("select pg_advisory_unlock(%d)".formatted(LOCK));
        await().until(() -> visitors() == 0);
    }

    /** What waits is rolled back. The gate is open then: whoever lives may try again. */
    void turnAway() throws SQLException {
        var turnedAway = database.ask("select pid::text from pg_locks where " + WAITING);
        turnedAway.forEach(pid -> database.ask("select pg_terminate_backend(?::int)", pid));
        await().until(() -> turnedAway.stream().noneMatch(this::isThere));
        letThrough();
    }

    @Override
    public void close() throws SQLException {
        holder.close();
        database.execute("drop trigger if exists crash_gate on event");
    }

    private boolean isThere(String pid) {
        return database.count("select count(*) from pg_stat_activity where pid = ?::int", pid) > 0;
    }

    private long visitors() {
        return database.count("select count(*) from pg_locks where " + WAITING);
    }
}
