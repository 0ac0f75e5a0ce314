package io.verbatim.command.eventstore.processor;

import io.verbatim.command.eventstore.processor.SettledEventProcessor.Handling;
import io.verbatim.command.eventstore.processor.SettledWatermark.Settled;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.axonframework.eventhandling.TrackedEventMessage;

/** One processor's way along the log, batch by batch. Used by its thread only. */
final class Batches {

    // A reader that finds nothing for itself need not write its position each time.
    private static final long BETWEEN_EMPTY_WRITES = Duration.ofMillis(100).toNanos();

    private final String name;
    private final Set<String> types;
    private final LogTables tables;
    private final Handling handling;
    private long stored = -1;
    private long seen = -1;
    private int breaks;
    private long writtenAt = System.nanoTime();
    private boolean elsewhere;
    private List<TrackedEventMessage<?>> lastRead = List.of();

    Batches(String name, Set<String> types, LogTables tables, Handling handling) {
        this.name = name;
        this.types = types;
        this.tables = tables;
        this.handling = handling;
    }

    /** Makes sure that there is a position to begin with. */
    void begin() {
        tables.positions().ensure(name);
    }

    /** The events of the batch that failed; empty if it failed before there were any. */
    List<TrackedEventMessage<?>> lastRead() {
        return lastRead;
    }

    /** Whether another node runs this processor at the moment. */
    boolean elsewhere() {
        return elsewhere;
    }

    /** Handles the next events, none that is not settled; answers up to where everything is handled, by this node or another. */
    long next(Settled settled, Patience patience) throws Exception {
        lastRead = List.of();
        seen = settled.breaks() == breaks ? seen : -1;
        breaks = settled.breaks();
        if (seen >= 0 && settled.position() > seen && tables.hasNothing(types, seen, settled) && !isWriteDue()) {
            seen = settled.position();
            return seen;
        }
        try (var transaction = tables.begin()) {
            Optional<Long> position = tables.positions().lock(name);
            elsewhere = position.isEmpty();
            if (elsewhere || tables.watermark().isOutdated(settled)) {
                return tables.positions().current(name);
            }
            long from = position.orElseThrow() == stored ? Math.max(stored, seen) : position.orElseThrow();
            stored = position.orElseThrow();
            if (from >= settled.position()) {
                tables.recent().rest(settled);
                return from;
            }
            return batch(from, settled, patience, transaction);
        }
    }

    private long batch(long from, Settled settled, Patience patience, LogTransaction transaction) throws Exception {
        var page = tables.read(types, from, settled, patience.batchAfter(from));
        lastRead = unparked(page.events());
        if (page.events().isEmpty()) {
            skip(page.end(), transaction);
        } else if (lastRead.isEmpty()) {
            store(page.end(), transaction);
        } else {
            handling.inTransaction(lastRead, transaction, () -> tables.positions().store(name, page.end()));
            written(page.end());
        }
        seen = page.end();
        return page.end();
    }

    /** Events of a sequence that is parked go behind the parked ones. */
    private List<TrackedEventMessage<?>> unparked(List<TrackedEventMessage<?>> events) {
        var parked = events.isEmpty() ? Set.<String>of()
            : tables.parked().parkedOf(name, events.stream().map(ParkedEvent::sequenceOf).distinct().toList());
        if (parked.isEmpty()) {
            return events;
        }
        Predicate<TrackedEventMessage<?>> waits = event -> parked.contains(ParkedEvent.sequenceOf(event));
        tables.parked().park(name, events.stream().filter(waits).map(ParkedEvent::behind).toList());
        return events.stream().filter(waits.negate()).toList();
    }

    private void skip(long end, LogTransaction transaction) {
        if (isWriteDue()) {
            store(end, transaction);
        }
    }

    private boolean isWriteDue() {
        return System.nanoTime() - writtenAt > BETWEEN_EMPTY_WRITES;
    }

    private void store(long end, LogTransaction transaction) {
        tables.positions().store(name, end);
        transaction.commit();
        written(end);
    }

    private void written(long position) {
        stored = position;
        writtenAt = System.nanoTime();
    }
}
