package io.verbatim.channel.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Counts the requests of each key. Exact on one node: with a limit of N, N requests pass in the minute that begins with the first. With
 * several, each gives out its part of what is left, and they compare notes behind the requests' back: a request never waits for it.
 */
@Component
public class KeyLimits {
    private static final int MOST = 100_000;
    private static final Duration IDLE = Window.LENGTH.multipliedBy(2);

    private final Cache<String, KeyLimit> keys = Caffeine.newBuilder().maximumSize(MOST).expireAfterAccess(IDLE).build();
    private final TimeMeter time;
    private final Clock clock;
    private final Company company;

    @Autowired
    KeyLimits(Clock clock, Company company) {
        this(TimeMeter.SYSTEM_NANOTIME, clock, company);
    }

    KeyLimits(TimeMeter time, Clock clock, Company company) {
        this.time = time;
        this.clock = clock;
        this.company = company;
    }

    /** Counts one request of this key, if it passes. A limit that differs from the last is the limit from now on. */
    public Verdict take(String key, int limit) {
        return keys.get(key, unknown -> new KeyLimit(time, clock, company)).take(limit);
    }

    /** What the other nodes should hear. */
    List<Claim> claims() {
        return keys.asMap().entrySet().stream().map(entry -> entry.getValue().claim(entry.getKey())).flatMap(Optional::stream).toList();
    }

    void hear(Claim claim, Look look) {
        var known = keys.getIfPresent(claim.key());
        if (known != null) {
            known.hear(claim, look);
        }
    }

    /** Nobody is left to keep anything for. */
    void release() {
        keys.asMap().values().forEach(KeyLimit::release);
    }
}
