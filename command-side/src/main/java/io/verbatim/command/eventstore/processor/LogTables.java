package io.verbatim.command.eventstore.processor;

import org.springframework.transaction.PlatformTransactionManager;

/** What a processor reads and writes. */
record LogTables(LogReader log, PositionTable positions, ParkedTable parked, PlatformTransactionManager transactions) {

    LogTransaction begin() {
        return new LogTransaction(transactions);
    }
}
