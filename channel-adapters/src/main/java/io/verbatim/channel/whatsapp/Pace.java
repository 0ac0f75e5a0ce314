package io.verbatim.channel.whatsapp;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.BlockingStrategy;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import io.verbatim.channel.web.SetUpCaches;
import io.verbatim.shared.CountNodes;
import java.time.Duration;
import java.util.function.IntSupplier;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Keeps a number below the rate at which it may send, in every second there is: each node has an equal part of it. */
@Component("whatsappPace")
class Pace {
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final int MOST = 10_000;
    private static final Duration IDLE = Duration.ofMinutes(5);
    // What may go at once; more would let a number that was idle pass its rate in the second that begins then.
    private static final int AT_ONCE = 20;

    /** A number's part on this node. */
    private record Part(String number, int perSecond, int nodes) { }

    private final Cache<Part, Bucket> buckets = Caffeine.newBuilder().maximumSize(MOST).expireAfterAccess(IDLE).build();
    private final Cache<Pace, Integer> nodes;
    private final IntSupplier count;
    private final TimeMeter time;
    private final BlockingStrategy waiting;

    @Autowired
    Pace(QueryGateway queries, SetUpCaches caches) {
        this(() -> queries.query(new CountNodes(), Integer.class).join(), caches, TimeMeter.SYSTEM_NANOTIME, BlockingStrategy.PARKING);
    }

    Pace(IntSupplier count, SetUpCaches caches, TimeMeter time, BlockingStrategy waiting) {
        this.count = count;
        this.nodes = caches.open();
        this.time = time;
        this.waiting = waiting;
    }

    /** Waits for the number's turn; false if that is too far off. */
    boolean isKept(Line line) {
        var part = new Part(line.phoneNumberId(), line.perSecond(), nodes.get(this, any -> Math.max(1, count.getAsInt())));
        try {
            return buckets.get(part, this::bucket).asBlocking().tryConsume(1, PATIENCE, waiting);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Bucket bucket(Part part) {
        int atOnce = Math.max(1, part.perSecond / AT_ONCE / part.nodes);
        int steadily = Math.max(1, part.perSecond - atOnce * part.nodes);
        return Bucket.builder().withCustomTimePrecision(time)
            .addLimit(rule -> rule.capacity(atOnce).refillGreedy(steadily, Duration.ofSeconds(part.nodes))).build();
    }
}
