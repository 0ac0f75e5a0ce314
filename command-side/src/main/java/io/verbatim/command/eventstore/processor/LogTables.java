package io.verbatim.command.eventstore.processor;

import io.verbatim.command.eventstore.processor.LogReader.Page;
import io.verbatim.command.eventstore.processor.SettledWatermark.Settled;
import java.util.Set;
import org.springframework.transaction.PlatformTransactionManager;

/** What a processor reads and writes. */
record LogTables(SettledWatermark watermark, LogReader log, RecentLog recent, PositionTable positions,
                 ParkedTable parked, PlatformTransactionManager transactions) {

    LogTables(SettledWatermark watermark, LogReader log, PositionTable positions, ParkedTable parked,
              PlatformTransactionManager transactions) {
        this(watermark, log, new RecentLog(log), positions, parked, transactions);
    }

    /** The next events of these types after a position, from memory if they are there. */
    Page read(Set<String> types, long after, Settled upTo, int limit) {
        return recent.read(types, after, upTo, limit).orElseGet(() -> log.read(types, after, upTo.position(), limit));
    }

    /** Whether memory knows that there is nothing of these types between two positions. */
    boolean hasNothing(Set<String> types, long after, Settled upTo) {
        recent.extend(upTo);
        return recent.hasNothing(types, after, upTo);
    }

    LogTransaction begin() {
        return new LogTransaction(transactions);
    }
}
