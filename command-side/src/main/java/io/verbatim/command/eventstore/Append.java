package io.verbatim.command.eventstore;

import io.verbatim.shared.Errand;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.axonframework.modelling.command.ConcurrencyException;

/** One caller's events, which are stored together or not at all. */
final class Append extends Errand {

    private final List<EventRow> rows;
    private final AppendBatch batch;
    private final Runnable afterwards;

    /** @param afterwards what is done when the events are found to be stored after the caller was told that nobody knows */
    Append(List<EventRow> rows, AppendBatch batch, Runnable afterwards) {
        super("The event store does not answer");
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

    void turnedOutStored() {
        afterwards.run();
    }

    /** Others were quicker. */
    void lose(SQLException conflict) {
        var row = rows.getFirst();
        fail(new ConcurrencyException("%s %s was changed meanwhile".formatted(row.aggregateType(), row.aggregateId()), conflict));
    }
}
