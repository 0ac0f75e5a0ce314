package io.verbatim.channel.delivery;

import io.verbatim.shared.Facts;
import io.verbatim.shared.LookOut;
import io.verbatim.shared.NodeRole;
import io.verbatim.shared.OtherNodes;
import io.verbatim.shared.RunsOn;
import io.verbatim.shared.conversation.ConversationCommand.TakeDelivery;
import io.verbatim.shared.conversation.ConversationEvent.DeliveryStatusReceived;
import io.verbatim.shared.conversation.DeliveryWork;
import io.verbatim.shared.conversation.DeliveryWork.Claimed;
import io.verbatim.shared.conversation.DueDelivery;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.messaging.MetaData;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Looks twice a second for deliveries that are due, or whose nodes are gone, and hands as many as there is room for to the worker. */
@Component
@ProcessingGroup("live-due-deliveries")
@RunsOn(NodeRole.COMMAND)
class DueDeliveries extends LookOut implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(DueDeliveries.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);
    private static final int AT_A_TIME = 500;
    private static final int AT_ONCE = 16;

    private final DeliveryWork work;
    private final DeliveryWorker worker;
    private final DeliveryRecorder recorder;
    private final LeftWork left;
    private final Senders senders;
    // What another node left in the open must be taken note of, however long that takes.
    private final Queue<Claimed> again = new ConcurrentLinkedQueue<>();

    DueDeliveries(DeliveryWork work, DeliveryWorker worker, DeliveryRecorder recorder, LeftWork left, Senders senders,
                  OtherNodes others) {
        super("due-deliveries", BETWEEN_LOOKS);
        this.work = work;
        this.worker = worker;
        this.recorder = recorder;
        this.left = left;
        this.senders = senders;
        others.whenTheyLeaveWork(this::wake);
    }

    /** A doubt that is over is not left to wait. */
    @EventHandler
    void on(DeliveryStatusReceived event) {
        if (event.settles()) {
            wake();
        }
    }

    @Override
    protected void look() {
        left.giveBack();
        int room = Math.min(worker.lanes().room(), AT_A_TIME);
        var claimed = Stream.concat(drained(), (room > 0 ? work.take(room, worker.lanes().full()) : List.<Claimed>of()).stream()).toList();
        if (!claimed.isEmpty()) {
            try (var threads = Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().name("due-delivery-", 0).factory())) {
                claimed.forEach(each -> threads.execute(() -> begin(each)));
            }
        }
        if (claimed.size() >= AT_A_TIME) {
            wake();
        }
    }

    /** Begins after the worker and ends before it. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE - 4095;
    }

    private void begin(Claimed claimed) {
        var metadata = MetaData.from(Map.of(Facts.WORKSPACE, Objects.toString(claimed.workspaceId(), ""), Facts.ACTOR, "delivery-worker"));
        try {
            DueDelivery due = recorder.send(new TakeDelivery(claimed.conversationId(), claimed.deliveryId(), claimed.lost(),
                senders.statusWaits()), metadata);
            if (due != null) {
                worker.begin(due, metadata);
            }
        } catch (RuntimeException e) {
            LOG.warn("Delivery {} was claimed and cannot be begun now: {}", claimed.deliveryId(), e.getMessage());
            put(claimed);
        }
    }

    private void put(Claimed claimed) {
        if (claimed.lost()) {
            again.add(claimed);
        } else {
            left.add(claimed.deliveryId());
        }
    }

    private Stream<Claimed> drained() {
        var drained = List.copyOf(again);
        again.removeAll(drained);
        return drained.stream();
    }
}
