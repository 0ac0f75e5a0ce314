package io.verbatim.channel.delivery;

import io.verbatim.shared.conversation.DeliveryId;
import io.verbatim.shared.conversation.DeliveryWork;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.Queue;
import org.springframework.stereotype.Component;

/** Deliveries that this node has and cannot hold: given back in batches, twice a second. */
@Component
class LeftWork {
    private static final int AT_A_TIME = 1000;

    private final Queue<DeliveryId> left = new ConcurrentLinkedQueue<>();
    private final DeliveryWork work;

    LeftWork(DeliveryWork work) {
        this.work = work;
    }

    void add(DeliveryId delivery) {
        left.add(delivery);
    }

    /** Gives back all that are there; those that could not be are kept. */
    void giveBack() {
        for (var batch = next(); !batch.isEmpty(); batch = next()) {
            try {
                work.leave(batch);
            } catch (RuntimeException e) {
                left.addAll(batch);
                throw e;
            }
        }
    }

    private List<DeliveryId> next() {
        var batch = new ArrayList<DeliveryId>();
        for (var id = left.poll(); id != null; id = batch.size() < AT_A_TIME ? left.poll() : null) {
            batch.add(id);
        }
        return batch;
    }
}
