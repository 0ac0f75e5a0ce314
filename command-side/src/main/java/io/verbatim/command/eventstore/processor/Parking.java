package io.verbatim.command.eventstore.processor;

import io.verbatim.command.eventstore.SqlFailure;
import io.verbatim.command.eventstore.processor.SettledEventProcessor.Handling;
import java.util.List;
import java.util.Optional;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One processor's parked events: put there, and tried again in order. Used by its thread only. */
final class Parking {

    private static final Logger LOG = LoggerFactory.getLogger(Parking.class);
    private static final int SEQUENCES_AT_ONCE = 1000;

    private final String processor;
    private final LogTables tables;
    private final Handling handling;

    Parking(String processor, LogTables tables, Handling handling) {
        this.processor = processor;
        this.tables = tables;
        this.handling = handling;
    }

    /** Parks an event; the processor finds the row at the same position again and goes round it. */
    void park(TrackedEventMessage<?> event, Throwable cause) {
        try (var transaction = tables.begin()) {
            if (tables.positions().lock(processor).isPresent()) {
                tables.parked().park(processor, List.of(ParkedEvent.failed(event, cause)));
                tables.positions().store(processor, LogReader.positionOf(event));
                transaction.commit();
            }
        }
    }

    /** Tries each sequence from its first parked event, until one fails again. */
    void retry() {
        tables.parked().sequences(processor, SEQUENCES_AT_ONCE).forEach(this::retry);
    }

    private void retry(String sequence) {
        boolean more = true;
        while (more) {
            more = retryFirst(sequence);
        }
    }

    private boolean retryFirst(String sequence) {
        Optional<Long> position = tables.parked().firstOf(processor, sequence);
        return position.isPresent() && retry(tables.log().at(position.get()));
    }

    private boolean retry(TrackedEventMessage<?> event) {
        try (var transaction = tables.begin()) {
            if (tables.positions().lock(processor).isEmpty()) {
                return false;
            }
            handling.inTransaction(List.of(event), transaction, () -> tables.parked().remove(processor, LogReader.positionOf(event)));
            return true;
        } catch (Exception e) {
            keep(event, e);
            return false;
        }
    }

    private void keep(TrackedEventMessage<?> event, Exception failure) {
        LOG.warn("Processor {} keeps the event at {} parked: {}", processor, LogReader.positionOf(event), failure.toString());
        if (!SqlFailure.mayPass(failure)) {
            tables.parked().park(processor, List.of(ParkedEvent.failed(event, failure)));
        }
    }
}
