package io.verbatim.command.eventstore.deadline;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.axonframework.common.IdentifierFactory;
import org.axonframework.deadline.AbstractDeadlineManager;
import org.axonframework.deadline.DeadlineMessage;
import org.axonframework.deadline.GenericDeadlineMessage;
import org.axonframework.messaging.ScopeDescriptor;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Deadlines that survive the process. Setting and cancelling one joins the transaction at hand; it fires once that has committed and the
 * database's clock says so, on whichever node is first.
 */
final class PostgresDeadlineManager extends AbstractDeadlineManager {

    private final DeadlineTable table;
    private final DeadlineClock firing;
    private final Serializer serializer;
    private final Clock clock;

    PostgresDeadlineManager(DeadlineTable table, DeadlineClock firing, Serializer serializer, Clock clock) {
        this.table = table;
        this.firing = firing;
        this.serializer = serializer;
        this.clock = clock;
        firing.interceptBy(this::handlerInterceptors);
    }

    /** Prefer a duration: a point in time is taken as seen from this node's clock. */
    @Override
    public String schedule(Instant triggerDateTime, String deadlineName, Object messageOrPayload, ScopeDescriptor deadlineScope) {
        return schedule(Duration.between(clock.instant(), triggerDateTime), deadlineName, messageOrPayload, deadlineScope);
    }

    @Override
    public String schedule(Duration triggerDuration, String deadlineName, Object messageOrPayload, ScopeDescriptor deadlineScope) {
        String id = IdentifierFactory.getInstance().generateIdentifier();
        DeadlineMessage<?> message =
            processDispatchInterceptors(GenericDeadlineMessage.asDeadlineMessage(deadlineName, messageOrPayload, clock.instant()));
        table.add(row(id, message, deadlineScope), triggerDuration.isNegative() ? Duration.ZERO : triggerDuration);
        afterCommit(() -> firing.expect(triggerDuration));
        return id;
    }

    @Override
    public void cancelSchedule(String deadlineName, String scheduleId) {
        table.remove(deadlineName, scheduleId);
    }

    @Override
    public void cancelAll(String deadlineName) {
        table.removeAll(deadlineName);
    }

    @Override
    public void cancelAllWithinScope(String deadlineName, ScopeDescriptor scope) {
        table.removeAll(deadlineName, DueDeadline.idOf(scope));
    }

    @Override
    public void shutdown() {
        firing.stop();
    }

    private DueDeadline row(String id, DeadlineMessage<?> message, ScopeDescriptor scope) {
        SerializedObject<String> metadata = message.serializeMetaData(serializer, String.class);
        if (message.getPayload() == null) {
            return new DueDeadline(id, message.getDeadlineName(), scope, null, null, null, metadata.getData(), 0);
        }
        SerializedObject<String> payload = message.serializePayload(serializer, String.class);
        return new DueDeadline(id, message.getDeadlineName(), scope, payload.getType().getName(), payload.getType().getRevision(),
            payload.getData(), metadata.getData(), 0);
    }

    private static void afterCommit(Runnable task) {
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    task.run();
                }
            });
        } else {
            task.run();
        }
    }
}
