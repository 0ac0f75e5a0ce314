package io.verbatim.command.conversation;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import java.util.function.Function;

/**
 * Keeps what a view answers for a second. For three seconds after a change that this node made, every look goes to the view: it may
 * still be behind, and what it says then must not be kept.
 */
final class FreshCache<K, V> {

    private static final Duration KEPT = Duration.ofSeconds(1);
    private static final Duration IN_FLUX = Duration.ofSeconds(3);
    private static final int MOST = 10_000;

    private final Function<K, V> view;
    private final LoadingCache<K, V> kept;
    private final Cache<K, Boolean> changed;

    FreshCache(Function<K, V> view) {
        this.view = view;
        this.kept = Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(KEPT).build(view::apply);
        this.changed = Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(IN_FLUX).build();
    }

    V get(K key) {
        return changed.getIfPresent(key) == null ? kept.get(key) : view.apply(key);
    }

    void changed(K key) {
        changed.put(key, true);
        kept.invalidate(key);
    }
}
