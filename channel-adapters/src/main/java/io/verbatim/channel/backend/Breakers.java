package io.verbatim.channel.backend;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.verbatim.shared.backend.Backend;
import io.verbatim.shared.backend.BackendEvent.BreakerChanged;
import io.verbatim.shared.backend.BackendId;
import io.verbatim.shared.backend.BreakerState;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.Timestamp;
import org.springframework.stereotype.Component;

/** The breakers of all backends that this node calls. One that is forgotten begins anew, from what all nodes agree on. */
@Component
@ProcessingGroup("live-breakers")
class Breakers {

    private static final Duration IDLE = Duration.ofHours(1);

    private final Cache<BackendId, Breaker> breakers = Caffeine.newBuilder().maximumSize(10_000).expireAfterAccess(IDLE).build();
    private final BreakerReports reports;
    private final Clock clock;

    Breakers(BreakerReports reports, Clock clock) {
        this.reports = reports;
        this.clock = clock;
    }

    /** Leave to call a backend; to be closed. */
    Permit enter(Backend backend) {
        return backend.settings().breaker().enabled() ? of(backend).enter() : Permit.FREE;
    }

    /** How many are in this state. */
    long in(BreakerState.State state) {
        return breakers.asMap().values().stream().filter(breaker -> breaker.state() == state).count();
    }

    @EventHandler
    void on(BreakerChanged event, @Timestamp Instant at) {
        var breaker = breakers.getIfPresent(event.backendId());
        if (breaker != null) {
            breaker.follow(new BreakerState(event.to(), event.no(), at, event.failureRate()));
        }
    }

    private Breaker of(Backend backend) {
        var known = breakers.get(backend.id(), id -> begun(backend));
        var breaker = fits(known, backend) ? known
            : breakers.asMap().compute(backend.id(), (id, now) -> now != null && fits(now, backend) ? now : begun(backend));
        breaker.follow(backend.breaker());
        return breaker;
    }

    private Breaker begun(Backend backend) {
        return new Breaker(backend, clock, reports::report);
    }

    private static boolean fits(Breaker breaker, Backend backend) {
        return breaker.isOf(backend.settings().breaker());
    }
}
