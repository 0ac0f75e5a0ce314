package io.verbatim.command.eventstore;

import io.verbatim.shared.StoreUnavailable;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.axonframework.modelling.command.ConcurrencyException;

/** One caller's events, which are stored together or not at all. */
final class Append {

    private final List<EventRow> rows;
    private final AppendBatch batch;
    private final Runnable afterwards;
    // Whoever sets it decides: the writer that the events are written, or the caller that it has waited long enough and they are not.
    private final AtomicBoolean decided = new AtomicBoolean();
    private final CompletableFuture<Void> done = new CompletableFuture<>();

    /** @param afterwards what is done when the events are found to be stored after the caller was told that nobody knows */
    Append(List<EventRow> rows, AppendBatch batch, Runnable afterwards) {
        this.rows = rows;
        this.batch = batch;
        this.afterwards = afterwards;
    }

    List<EventRow> rows() {
        return rows;
    }

    /** How long its events are together. */
    int characters() {
        return rows.stream().mapToInt(row -> row.payload().length()).sum();
    }

    AppendBatch batch() {
        return batch;
    }

    List<String> ids() {
        return rows.stream().map(EventRow::eventId).toList();
    }

    boolean isAmong(Set<String> stored) {
        return stored.containsAll(ids());
    }

    /** Whether the writer may write it; false if the caller has gone. */
    boolean take() {
        return decided.compareAndSet(false, true);
    }

    void succeed() {
        done.complete(null);
    }

    void turnedOutStored() {
        afterwards.run();
    }

    void fail(RuntimeException failure) {
        done.completeExceptionally(failure);
    }

    /** Others were quicker. */
    void lose(SQLException conflict) {
        var row = rows.getFirst();
        fail(new ConcurrencyException("%s %s was changed meanwhile".formatted(row.aggregateType(), row.aggregateId()), conflict));
    }

    /** Waits for the outcome; throws what it failed with, and {@link StoreUnavailable} if the writer does not get to it in time. */
    void await(Duration patience) {
        try {
            done.get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            leave(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            leave(e);
        } catch (ExecutionException e) {
            throw failure(e);
        }
    }

    private void leave(Exception reason) {
        if (decided.compareAndSet(false, true)) {
            throw new StoreUnavailable("The event store does not answer", reason);
        }
        try {
            done.join();
        } catch (CompletionException e) {
            throw failure(e);
        }
    }

    private static RuntimeException failure(Exception wrapper) {
        return wrapper.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(wrapper);
    }
}
