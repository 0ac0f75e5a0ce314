package io.verbatim.command.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.axonframework.common.caching.Cache;
import org.junit.jupiter.api.Test;

class AggregateCacheTest {

    private final Cache cache = new AggregateCache(100);

    @Test
    void keepsWhatIsPutUntilItIsRemoved() {
        cache.put("a", 1);

        assertThat(cache.<String, Integer>get("a")).isEqualTo(1);
        assertThat(cache.remove("a")).isTrue();
        assertThat(cache.remove("a")).isFalse();
        assertThat(cache.containsKey("a")).isFalse();
    }

    @Test
    void putsOnlyWhereNothingIs() {
        assertThat(cache.putIfAbsent("a", 1)).isTrue();
        assertThat(cache.putIfAbsent("a", 2)).isFalse();

        assertThat(cache.computeIfAbsent("a", () -> 3)).isEqualTo(1);
        cache.<Integer>computeIfPresent("a", value -> value + 10);
        assertThat(cache.<String, Integer>get("a")).isEqualTo(11);
    }

    @Test
    void neverGrowsBeyondItsBound() {
        IntStream.range(0, 10_000).forEach(n -> cache.put(n, n));
        cache.get(0);

        assertThat(IntStream.range(0, 10_000).filter(cache::containsKey).count()).isLessThan(1000);
    }

    @Test
    void forgetsEverythingWhenTold() {
        cache.put("a", 1);

        cache.removeAll();

        assertThat(cache.containsKey("a")).isFalse();
    }
}
