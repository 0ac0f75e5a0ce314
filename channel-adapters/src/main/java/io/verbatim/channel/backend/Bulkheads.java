package io.verbatim.channel.backend;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.verbatim.shared.backend.BackendId;
import io.verbatim.shared.conversation.Failure.Reason;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * Keeps the calls of one backend on this node within its limit; the wait for a place counts towards the call's timeout, and takes half of
 * it at most: a call that begins with no time left is lost, and takes the place of one that is not. When the limit is changed, calls that
 * run under the old one are not counted under the new.
 */
@Component
final class Bulkheads {

    // Longer than the longest call, so that no bulkhead is forgotten while calls are behind it.
    private static final Duration IDLE = Duration.ofMinutes(10);

    private final Cache<Key, Semaphore> places = Caffeine.newBuilder().maximumSize(100_000).expireAfterAccess(IDLE).build();

    /** Blocks until there is a place, which is kept until the outcome is there. */
    Asked behind(Call call, Supplier<Asked> work) {
        var place = places.get(new Key(call.backend().id(), call.backend().settings().maxConcurrency()),
            key -> new Semaphore(key.limit(), true));
        try {
            return place.tryAcquire(call.deadline().toHalf().toMillis(), TimeUnit.MILLISECONDS) ? Asked.holding(place::release, work)
                : Asked.over(Outcome.failed(Reason.TIMEOUT, "All of the backend's places were taken"));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Asked.over(Outcome.ABANDONED);
        }
    }

    private record Key(BackendId backend, int limit) { }
}
