package io.verbatim.command.eventstore.deadline;

import io.verbatim.command.eventstore.SqlFailure;
import io.verbatim.shared.NodeRole;
import io.verbatim.shared.RunsOn;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.axonframework.deadline.DeadlineMessage;
import org.axonframework.deadline.GenericDeadlineMessage;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Fires deadlines, one after the other, each in one transaction with the removal of its row: once in effect. One that fails is tried
 * again, at first after a second, later after a minute.
 */
@RunsOn(NodeRole.COMMAND)
final class DeadlineClock implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(DeadlineClock.class);
    // After the processors have begun, before the web.
    private static final int PHASE = 2000;
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    private final DeadlineTable table;
    private final DeadlineDelivery delivery;
    private final Serializer serializer;
    private final TransactionTemplate transactions;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition wakes = lock.newCondition();
    private Supplier<List<MessageHandlerInterceptor<? super DeadlineMessage<?>>>> interceptors = List::of;
    private long nextAt = System.nanoTime();
    private volatile boolean running;
    private @Nullable Thread thread;

    DeadlineClock(DeadlineTable table, DeadlineDelivery delivery, Serializer serializer, PlatformTransactionManager transactions) {
        this.table = table;
        this.delivery = delivery;
        this.serializer = serializer;
        this.transactions = new TransactionTemplate(transactions);
    }

    void interceptBy(Supplier<List<MessageHandlerInterceptor<? super DeadlineMessage<?>>>> current) {
        interceptors = current;
    }

    /** Says that there will be something to do after this time; without it, it is found by looking twice a second. */
    void expect(Duration delay) {
        long at = System.nanoTime() + Math.max(0, delay.toNanos());
        lock.lock();
        try {
            if (at - nextAt < 0) {
                nextAt = at;
                wakes.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().name("deadlines").daemon().start(this::run);
    }

    /** Ends after the deadline at hand. */
    @Override
    public void stop() {
        running = false;
        expect(Duration.ZERO);
        try {
            if (thread != null) {
                thread.join(Duration.ofSeconds(10));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }

    private void run() {
        while (running) {
            try {
                awaitNext();
                fireAll();
            } catch (InterruptedException e) {
                running = false;
            } catch (RuntimeException e) {
                LOG.warn("Deadlines wait: {}", e.getMessage());
            }
        }
    }

    private void awaitNext() throws InterruptedException {
        lock.lock();
        try {
            long left = nextAt - System.nanoTime();
            while (running && left > 0) {
                wakes.awaitNanos(left);
                left = nextAt - System.nanoTime();
            }
            nextAt = System.nanoTime() + POLL.toNanos();
        } finally {
            lock.unlock();
        }
    }

    private void fireAll() {
        boolean more = true;
        while (running && more) {
            more = fireOne();
        }
        table.untilNext().ifPresent(this::expect);
    }

    private boolean fireOne() {
        var due = new DueDeadline[1];
        try {
            transactions.executeWithoutResult(transaction -> table.lockDue().ifPresent(deadline -> {
                due[0] = deadline;
                fire(deadline);
            }));
        } catch (RuntimeException e) {
            if (due[0] == null || SqlFailure.mayPass(e)) {
                throw e;
            }
            postpone(due[0], e.getCause() == null ? e : e.getCause());
        }
        return due[0] != null;
    }

    private void fire(DueDeadline deadline) {
        try {
            delivery.deliver(message(deadline), deadline.scope(), interceptors.get(), () -> table.remove(deadline.id()));
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private void postpone(DueDeadline deadline, Throwable failure) {
        var pause = Duration.ofSeconds(1L << Math.min(deadline.attempts(), 6));
        LOG.error("The deadline {} failed and is tried again", deadline.name(), failure);
        table.postpone(deadline, pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE, failure);
    }

    private DeadlineMessage<?> message(DueDeadline deadline) {
        MetaData metadata = read(deadline.metadata(), MetaData.class.getName(), null);
        Object payload = deadline.payload() == null || deadline.payloadType() == null ? null
            : read(deadline.payload(), deadline.payloadType(), deadline.payloadRevision());
        return new GenericDeadlineMessage<>(deadline.name(), new GenericMessage<>(deadline.id(), payload, metadata),
            GenericDeadlineMessage.clock::instant);
    }

    private <T> T read(String json, String type, @Nullable String revision) {
        return serializer.deserialize(new SimpleSerializedObject<>(json, String.class, type, revision));
    }
}
