package io.verbatim.channel.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.stereotype.Component;

/** Short-lived copies of what was set up: forgotten at once when it is changed on this node, and soon when on another. */
@Component
public class SetUpCaches {
    private static final Duration STALE = Duration.ofSeconds(2);
    private static final int MOST = 10_000;

    private final List<Cache<?, ?>> caches = new CopyOnWriteArrayList<>();

    /** A new cache, bounded, whose entries are at most two seconds old. */
    public <K, V> Cache<K, V> open() {
        Cache<K, V> cache = Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(STALE).build();
        caches.add(cache);
        return cache;
    }

    /** Forgets everything. */
    public void clear() {
        caches.forEach(Cache::invalidateAll);
    }
}
