package io.verbatim.channel.delivery;

import io.opentelemetry.api.trace.SpanKind;
import io.verbatim.channel.observe.Step;
import io.verbatim.channel.observe.Steps;
import io.verbatim.shared.Facts;
import io.verbatim.shared.NodeName;
import io.verbatim.shared.channel.ChannelId;
import io.verbatim.shared.conversation.CallFacts;
import io.verbatim.shared.conversation.ConversationCommand.RecordDelivery;
import io.verbatim.shared.conversation.ConversationEvent.DeliveryRequested;
import io.verbatim.shared.conversation.DueDelivery;
import io.verbatim.shared.conversation.SendOutcome;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Delivers what this node has committed, right after that commit, and what it has claimed: each on a virtual thread and outside any
 * transaction, one message of a conversation at a time. What does not fit into memory is left in the list of work.
 */
@Component
@ProcessingGroup("live-deliveries")
class DeliveryWorker implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(DeliveryWorker.class);
    private static final String ACTOR = "delivery-worker";
    private static final String TRACE = "traceId";

    private final Deliverer deliverer;
    private final DeliveryRecorder recorder;
    private final LeftWork left;
    private final NodeName node;
    private final DeliverySettings settings;
    private final DeliveryMeters meters;
    private final Steps steps;
    // Running from the first, before any start: the events of the store's own recovery must not find it asleep.
    private volatile ExecutorService threads = newThreads();
    private final Lanes lanes;
    private volatile boolean stopping;

    DeliveryWorker(Deliverer deliverer, DeliveryRecorder recorder, LeftWork left, NodeName node, DeliverySettings settings,
                   DeliveryMeters meters, Steps steps) {
        this.deliverer = deliverer;
        this.recorder = recorder;
        this.left = left;
        this.node = node;
        this.settings = settings;
        this.meters = meters;
        this.steps = steps;
        this.lanes = new Lanes(task -> threads.execute(task), settings);
    }

    @EventHandler
    void on(DeliveryRequested event, MetaData metadata) {
        if (!event.waits()) {
            begin(DueDelivery.first(event).on((String) metadata.get(Facts.TRACE)),
                metadata.subset(Facts.WORKSPACE, TRACE).and(Facts.ACTOR, ACTOR));
        }
    }

    /** Takes it on, or leaves it to whoever has room. */
    void begin(DueDelivery due, MetaData metadata) {
        try {
            if (!lanes.offer(channel(due), () -> run(due, metadata))) {
                left.add(due.outgoing().deliveryId());
            }
        } catch (RejectedExecutionException e) {
            LOG.info("Delivery {} was not begun as this node stops", due.outgoing().deliveryId());
        }
    }

    Lanes lanes() {
        return lanes;
    }

    @Override
    public void start() {
        if (threads.isShutdown()) {
            threads = newThreads();
        }
        stopping = false;
    }

    /** Ends what is being sent, and gives back the rest. */
    @Override
    public void stop() {
        stopping = true;
        try {
            lanes.awaitIdle(settings.drain());
            left.giveBack();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.info("Deliveries were not given back and will be taken over: {}", e.getMessage());
        }
        threads.shutdownNow();
    }

    @Override
    public boolean isRunning() {
        return !stopping && !threads.isShutdown();
    }

    /** Behind the web server; before all that deliveries need to be recorded. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE - 4096;
    }

    /** One step after the other, as long as this conversation has something to send at once. */
    private void run(DueDelivery first, MetaData metadata) {
        var due = first;
        while (due != null && isRunning()) {
            due = step(due, metadata);
        }
        if (due != null) {
            left.add(due.outgoing().deliveryId());
        }
    }

    private @Nullable DueDelivery step(DueDelivery due, MetaData facts) {
        long begun = System.nanoTime();
        var outgoing = due.outgoing();
        try (var step = steps.begin("deliver " + outgoing.pin().channelKind(), SpanKind.CLIENT, due.trace(), outgoing.conversationId(),
            outgoing.turnId())) {
            var metadata = step.note("delivery_id", outgoing.deliveryId().value()).on(facts);
            var attempt = deliverer.attempt(due, () -> recorder.begin(due, metadata));
            if (attempt.isPresent()) {
                ended(step, outgoing.pin().channelKind(), attempt.get().outcome(), begun);
                return recorder.record(command(due, attempt.get(), begun), metadata);
            }
            left.add(due.outgoing().deliveryId());
            return null;
        } catch (RuntimeException e) {
            LOG.warn("Delivery {} is left for now: {}", due.outgoing().deliveryId(), e.getMessage());
            left.add(due.outgoing().deliveryId());
            return null;
        }
    }

    private void ended(Step step, String kind, SendOutcome outcome, long begun) {
        meters.ended(kind, outcome, Duration.ofNanos(System.nanoTime() - begun));
        if (!(outcome instanceof SendOutcome.Accepted)) {
            step.failed(DeliveryMeters.name(outcome));
        }
    }

    private RecordDelivery command(DueDelivery due, Attempt made, long begun) {
        var call = new CallFacts(Duration.ofNanos(System.nanoTime() - begun).toMillis(), made.httpStatus() == 0 ? null : made.httpStatus(),
            node.value());
        return new RecordDelivery(due.outgoing().conversationId(), due.outgoing().deliveryId(), due.part(), due.attempt(), made.outcome(),
            call, made.note());
    }

    private static ChannelId channel(DueDelivery due) {
        return due.outgoing().pin().channelId();
    }

    private static ExecutorService newThreads() {
        return Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("delivery-", 0).factory());
    }
}
