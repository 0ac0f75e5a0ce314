package io.verbatim.command.eventstore;

import io.verbatim.shared.Refused;
import io.verbatim.shared.StoreBusy;
import io.verbatim.shared.StoreUnavailable;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Group commit: one thread writes what all callers have brought while it wrote the group before. A conflict fails only the caller that
 * caused it. While PostgreSQL is away callers fail at once, and the thread goes on trying to reach it.
 */
final class GroupWriter {

    private static final Logger LOG = LoggerFactory.getLogger(GroupWriter.class);
    static final int WAITING_AT_MOST = 4096;
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(200);

    final BlockingQueue<Append> waiting = new ArrayBlockingQueue<>(WAITING_AT_MOST);
    private final WriterConnection connection;
    private final EventInsert insert;
    private final Runnable takingLease;
    // Written in the very moment the database went: it knows whether they are stored, as soon as it is back.
    private final List<Append> doubtful = new ArrayList<>();
    private volatile boolean open;
    private volatile @Nullable SQLException away;
    private @Nullable Thread thread;

    GroupWriter(WriterConnection connection, EventInsert insert, Runnable takingLease) {
        this.connection = connection;
        this.insert = insert;
        this.takingLease = takingLease;
    }

    void start() {
        open = true;
        thread = Thread.ofPlatform().name("event-writer").daemon().start(this::run);
    }

    /** Writes what still waits, then ends. */
    void stop() {
        open = false;
        try {
            if (thread != null) {
                thread.join(Duration.ofSeconds(10));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Stores one caller's events, and waits for it.
     *
     * @throws ConcurrencyException if a place in a stream is taken
     * @throws Refused              with CONFLICT if a request that the events claim was accepted before
     * @throws StoreUnavailable     if the database cannot be reached; where the connection broke in the very moment of the commit and
     *                              does not come back, the events may have been stored
     */
    void append(Append append) {
        requireReachable();
        if (!waiting.offer(append)) {
            throw new StoreBusy("The event store has too much to do", null);
        }
        append.await(PATIENCE);
    }

    /** Throws at once, without trying, while the database is known to be away. */
    void requireReachable() {
        if (!isReachable()) {
            throw new StoreUnavailable("The event store cannot be reached", away);
        }
    }

    boolean isReachable() {
        return away == null && open;
    }

    private void run() {
        while (open || !waiting.isEmpty()) {
            try {
                if (away == null) {
                    writeNext();
                } else {
                    comeBack();
                }
            } catch (InterruptedException e) {
                open = false;
            } catch (RuntimeException e) {
                LOG.error("The event writer stumbled and goes on", e);
            }
        }
        refuseWaiting();
        connection.close();
    }

    private void writeNext() throws InterruptedException {
        Append first = waiting.poll(200, TimeUnit.MILLISECONDS);
        if (first != null) {
            var group = Group.led(first, waiting);
            group.removeIf(append -> !append.take());
            if (!group.isEmpty()) {
                finish(group);
            }
        }
    }

    /** Whatever happens, nobody is left waiting. */
    private void finish(List<Append> group) {
        try {
            write(group);
        } catch (RuntimeException e) {
            group.forEach(append -> append.fail(e));
        }
    }

    private void write(List<Append> group) {
        try {
            tell(group, insert.write(connection.get(), new Group(group)));
        } catch (SQLException e) {
            if (SqlFailure.mayPass(e)) {
                recover(group, e);
            } else if (SqlFailure.isLapsedLease(e)) {
                writeWithNewLease(group);
            } else {
                group.forEach(this::writeAlone);
            }
        }
    }

    /** This node stood still. What others have done meanwhile has taken the places in the streams that they changed. */
    private void writeWithNewLease(List<Append> group) {
        takingLease.run();
        group.forEach(this::writeAlone);
    }

    private void writeAlone(Append append) {
        try {
            tell(List.of(append), insert.write(connection.get(), new Group(List.of(append))));
        } catch (SQLException e) {
            settle(append, e);
        }
    }

    private void tell(List<Append> written, boolean all) throws SQLException {
        if (all) {
            written.forEach(Append::succeed);
            return;
        }
        var stored = stored(written);
        for (Append append : written) {
            if (append.isAmong(stored)) {
                append.succeed();
            } else {
                append.fail(new Refused(Refused.Code.CONFLICT, "A request with this key was accepted before."));
            }
        }
    }

    private void settle(Append append, SQLException failure) {
        if (SqlFailure.mayPass(failure)) {
            giveUp(List.of(append), failure);
        } else if (SqlFailure.isConflict(failure)) {
            settleConflict(append, failure);
        } else if (SqlFailure.isLapsedLease(failure)) {
            append.fail(new StoreUnavailable("This node must take its lease first", failure));
        } else {
            append.fail(new EventStoreException("The events cannot be stored", failure));
        }
    }

    /** A conflict may be one with oneself: the first try was stored although its connection broke. */
    private void settleConflict(Append append, SQLException conflict) {
        try {
            if (append.isAmong(stored(List.of(append)))) {
                append.succeed();
            } else {
                append.lose(conflict);
            }
        } catch (SQLException e) {
            giveUp(List.of(append), e);
        }
    }

    /** The connection broke, nobody knows whether before or after the commit: the table does. */
    private void recover(List<Append> group, SQLException failure) {
        connection.drop();
        try {
            Set<String> stored = stored(group);
            for (Append append : group) {
                if (append.isAmong(stored)) {
                    append.succeed();
                } else {
                    writeAlone(append);
                }
            }
        } catch (SQLException e) {
            e.addSuppressed(failure);
            giveUp(group, e);
        }
    }

    private void giveUp(List<Append> group, SQLException failure) {
        LOG.warn("The event store cannot be reached: {}", failure.getMessage());
        away = failure;
        connection.drop();
        doubtful.addAll(group);
        group.forEach(append -> append.fail(new StoreUnavailable("The event store cannot be reached", failure)));
    }

    private void comeBack() throws InterruptedException {
        refuseWaiting();
        try {
            var stored = stored(doubtful);
            doubtful.stream().filter(append -> append.isAmong(stored)).forEach(Append::turnedOutStored);
            doubtful.clear();
            away = null;
            LOG.info("The event store is back");
        } catch (SQLException e) {
            away = e;
            connection.drop();
            TimeUnit.MILLISECONDS.sleep(BETWEEN_TRIES.toMillis());
        }
    }

    private void refuseWaiting() {
        var refused = new ArrayList<Append>();
        waiting.drainTo(refused);
        refused.removeIf(append -> !append.take());
        refused.forEach(append -> append.fail(new StoreUnavailable("The event store cannot be reached", away)));
    }

    private Set<String> stored(List<Append> group) throws SQLException {
        return insert.stored(connection.get(), group.stream().flatMap(append -> append.ids().stream()).toList());
    }
}
