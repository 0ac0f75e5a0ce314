package io.verbatim.command.eventstore.processor;

import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.DefaultTransactionDefinition;

/** A transaction of this thread that is rolled back when closed, unless it was committed. */
final class LogTransaction implements AutoCloseable {

    private final PlatformTransactionManager manager;
    private final TransactionStatus status;

    LogTransaction(PlatformTransactionManager manager) {
        this.manager = manager;
        this.status = manager.getTransaction(new DefaultTransactionDefinition(DefaultTransactionDefinition.PROPAGATION_REQUIRES_NEW));
    }

    void commit() {
        manager.commit(status);
    }

    /**
     * Ends, well or badly, as the unit of work does.
     *
     * @param before the first thing done when all went well
     */
    void endsWith(UnitOfWork<?> unitOfWork, Runnable before) {
        unitOfWork.onPrepareCommit(unit -> before.run());
        unitOfWork.onCommit(unit -> commit());
        unitOfWork.onRollback(unit -> close());
    }

    @Override
    public void close() {
        if (!status.isCompleted()) {
            manager.rollback(status);
        }
    }
}
