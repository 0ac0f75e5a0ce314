package io.verbatim.command.eventstore.processor;

import io.verbatim.command.eventstore.SqlFailure;
import io.verbatim.shared.conversation.ConversationId;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.axonframework.eventhandling.AbstractEventProcessor;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.lifecycle.Lifecycle;
import org.axonframework.lifecycle.Phase;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.RollbackConfigurationType;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Feeds handlers with the settled part of the log, in order, on one thread, and on one node at a time. What the handlers write and the
 * position are one transaction. Fails the database: it waits. Fails an event: after three tries alone it is parked, and the later ones
 * of its aggregate behind it, and the others go on.
 */
final class SettledEventProcessor extends AbstractEventProcessor implements Lifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(SettledEventProcessor.class);
    /** What the groups are called whose views are of test sessions. */
    private static final String WITH_TESTS = "test-";
    private static final int BATCH = 2_000;
    // Commands that a saga sends hold the locks of their aggregates until the batch is over.
    private static final int SAGA_BATCH = 50;
    private static final Duration IDLE = Duration.ofSeconds(1);
    private static final Duration WHILE_ELSEWHERE = Duration.ofMillis(50);
    private static final Duration AFTER_FAILURE = Duration.ofMillis(200);

    private final SettledWatermark watermark;
    private final Progress progress = new Progress();
    private final Batches batches;
    private final Parking parking;
    private final Patience patience;
    private final EventHandlerInvoker handlers;
    private final boolean sagas;
    private final boolean testsToo;
    private final Set<Class<?>> urgent;
    private volatile boolean running;
    private volatile boolean retryAsked = true;
    private @Nullable Thread thread;

    SettledEventProcessor(String name, EventHandlerInvoker invoker, LogTables tables) {
        super(new Settings().name(name).eventHandlerInvoker(invoker).rollbackConfiguration(RollbackConfigurationType.ANY_THROWABLE)
            .errorHandler(PropagatingErrorHandler.instance()));
        this.watermark = tables.watermark();
        this.handlers = HandledTypes.alone(invoker);
        this.testsToo = name.startsWith(WITH_TESTS);
        this.sagas = HandledTypes.hasSagas(invoker);
        this.urgent = sagas ? HandledTypes.classesOf(invoker) : Set.of();
        this.patience = new Patience(sagas ? SAGA_BATCH : BATCH);
        this.batches = new Batches(name, HandledTypes.of(invoker), tables, this::process);
        this.parking = new Parking(name, tables, this::process);
    }

    /** Axon's builder has no parts of its own for us. */
    private static final class Settings extends Builder { }

    @Override
    public void registerLifecycleHandlers(LifecycleRegistry lifecycle) {
        lifecycle.onStart(Phase.INBOUND_EVENT_CONNECTORS, this::start);
        // Beside the others: one after the other, so many take seconds.
        lifecycle.onShutdown(Phase.INBOUND_EVENT_CONNECTORS, () -> CompletableFuture.runAsync(this::shutDown, Thread::startVirtualThread));
    }

    @Override
    public synchronized void start() {
        if (!running) {
            running = true;
            thread = Thread.ofPlatform().name("processor-" + getName()).daemon().start(this::run);
        }
    }

    /** Ends after the batch at hand. */
    @Override
    public synchronized void shutDown() {
        running = false;
        watermark.stir();
        if (thread != null) {
            try {
                thread.join(Duration.ofSeconds(10));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public boolean isError() {
        return false;
    }

    Progress progress() {
        return progress;
    }

    /** Whether it makes a view, which somebody may wait for. */
    boolean makesView() {
        return !sagas;
    }

    /** The events that somebody waits to be handled: a saga's, for a user waits for what it does next. */
    Set<Class<?>> urgent() {
        return urgent;
    }

    /** Tries the parked events again, soon. */
    void retryParked() {
        retryAsked = true;
    }

    private void run() {
        while (running) {
            try {
                cycle();
            } catch (InterruptedException e) {
                running = false;
            } catch (Exception e) {
                LOG.warn("Processor {} waits: {}", getName(), e.toString());
                pause(AFTER_FAILURE);
            }
        }
    }

    private void cycle() throws Exception {
        if (retryAsked) {
            batches.begin();
            parking.retry();
            retryAsked = false;
        }
        var settled = watermark.awaitBeyond(progress.handled(), IDLE, this::isRunning);
        try {
            progress.moveTo(batches.next(settled, patience));
            if (batches.elsewhere()) {
                pause(WHILE_ELSEWHERE);
            }
        } catch (Exception e) {
            onFailure(e);
        }
    }

    private void onFailure(Exception failure) throws Exception {
        var failed = batches.lastRead();
        if (SqlFailure.mayPass(failure) || failed.isEmpty()) {
            throw failure;
        }
        long last = LogReader.positionOf(failed.getLast());
        if (failed.size() > 1) {
            patience.batchFailed(last);
        } else if (patience.eventFailed(last)) {
            LOG.error("Processor {} parks the event at {}", getName(), last, failure);
            parking.park(failed.getFirst(), failure);
        } else {
            pause(AFTER_FAILURE);
        }
    }

    private void process(List<? extends TrackedEventMessage<?>> events, LogTransaction transaction, Runnable before) throws Exception {
        if (sagas) {
            var unitOfWork = new BatchingUnitOfWork<>(events);
            transaction.endsWith(unitOfWork, before);
            processInUnitOfWork(events, unitOfWork);
        } else {
            var unitOfWork = DefaultUnitOfWork.startAndGet(events.getFirst());
            transaction.endsWith(unitOfWork, before);
            tell(events, unitOfWork);
        }
    }

    /** Views send no commands, so nothing that Axon keeps for each event is of use to them; it took half of a processor's time. */
    private void tell(List<? extends TrackedEventMessage<?>> events, UnitOfWork<?> unitOfWork) throws Exception {
        try {
            for (var event : events) {
                if (testsToo || !isOfTest(event)) {
                    handlers.handle(event, Segment.ROOT_SEGMENT);
                }
            }
        } catch (Exception e) {
            unitOfWork.rollback(e);
            throw e;
        }
        unitOfWork.commit();
    }

    /** Test sessions are in no view of real ones, whatever else a view may show. */
    private static boolean isOfTest(TrackedEventMessage<?> event) {
        return event instanceof DomainEventMessage<?> stored && ConversationId.isOfTest(stored.getAggregateIdentifier());
    }

    private void pause(Duration length) {
        try {
            Thread.sleep(length);
        } catch (InterruptedException e) {
            running = false;
        }
    }

    /** Hands events to the handlers, in a unit of work that ends, well or badly, with the transaction. */
    @FunctionalInterface
    interface Handling {

        /**
         * Returns when everything is committed.
         *
         * @param before the last thing done in the transaction
         */
        void inTransaction(List<? extends TrackedEventMessage<?>> events, LogTransaction transaction, Runnable before) throws Exception;
    }
}
