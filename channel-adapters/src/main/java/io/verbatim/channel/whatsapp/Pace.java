package io.verbatim.channel.whatsapp;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.verbatim.channel.web.SetUpCaches;
import io.verbatim.shared.CountNodes;
import java.time.Duration;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.stereotype.Component;

/** Keeps a number below the rate at which it may send: each node has an equal part of it. */
@Component("whatsappPace")
class Pace {
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final int MOST = 10_000;
    private static final Duration IDLE = Duration.ofMinutes(5);

    /** A number's part on this node. */
    private record Part(String number, int perSecond) { }

    private final Cache<Part, Bucket> buckets = Caffeine.newBuilder().maximumSize(MOST).expireAfterAccess(IDLE).build();
    private final Cache<Pace, Integer> nodes;
    private final QueryGateway queries;

    Pace(QueryGateway queries, SetUpCaches caches) {
        this.queries = queries;
        this.nodes = caches.open();
    }

    /** Waits for the number's turn; false if that is too far off. */
    boolean isKept(Line line) {
        int perSecond = Math.max(1, line.perSecond() / nodes.get(this, any -> queries.query(new CountNodes(), Integer.class).join()));
        var bucket = buckets.get(new Part(line.phoneNumberId(), perSecond), Pace::bucket);
        try {
            return bucket.asBlocking().tryConsume(1, PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    // As many as fall to a tenth of a second may go at once.
    private static Bucket bucket(Part part) {
        int burst = Math.max(1, part.perSecond / 10);
        return Bucket.builder().addLimit(rule -> rule.capacity(burst).refillGreedy(part.perSecond, Duration.ofSeconds(1))).build();
    }
}
