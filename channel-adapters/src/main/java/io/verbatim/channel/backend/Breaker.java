package io.verbatim.channel.backend;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.StateTransition;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.verbatim.shared.backend.Backend;
import io.verbatim.shared.backend.BackendSettings;
import io.verbatim.shared.backend.BreakerState;
import io.verbatim.shared.backend.BreakerState.State;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The breaker of one backend on this node. It judges this node's calls, tells of what it decides, and follows what other nodes have
 * decided.
 */
final class Breaker {

    // Fewer calls tell little; where the window is smaller, it is what was asked for.
    private static final int FEWEST_JUDGED = 20;
    private static final int PROBES = 1;
    private static final Duration SHORTEST = Duration.ofMillis(1);

    private final BackendSettings.Breaker limits;
    private final CircuitBreaker circuit;
    private final Clock clock;
    private volatile int heard = -1;
    private volatile @Nullable Thread following;

    Breaker(Backend backend, Clock clock, Decided decided) {
        this.limits = backend.settings().breaker();
        this.clock = clock;
        this.circuit = CircuitBreaker.of(backend.id().value(), config(limits, clock));
        circuit.getEventPublisher().onStateTransition(event -> {
            if (Thread.currentThread() != following) {
                decided.on(backend, state(event.getStateTransition().getToState()), measured(), reason(event.getStateTransition()));
            }
        });
    }

    /** Is told when this node's calls have moved the breaker, in the thread of the call that did. */
    @FunctionalInterface
    interface Decided {

        void on(Backend backend, State to, @Nullable Double failureRate, String reason);
    }

    boolean isOf(BackendSettings.Breaker other) {
        return limits.equals(other);
    }

    State state() {
        return state(circuit.getState());
    }

    /** Leave to make one call, or none. */
    Permit enter() {
        return circuit.tryAcquirePermission() ? new Permit.Granted(circuit) : Permit.REFUSED;
    }

    /** Becomes what all nodes agree on, if that is newer than what was heard before. */
    void follow(BreakerState shared) {
        if (shared.changes() > heard) {
            followNewer(shared);
        }
    }

    private synchronized void followNewer(BreakerState shared) {
        if (shared.changes() > heard) {
            boolean isFirst = heard < 0;
            heard = shared.changes();
            following = Thread.currentThread();
            try {
                become(shared, isFirst);
            } finally {
                following = null;
            }
        }
    }

    private void become(BreakerState shared, boolean isFirst) {
        var now = state(circuit.getState());
        switch (shared.state()) {
            case CLOSED -> {
                if (now != State.CLOSED) {
                    circuit.transitionToClosedState();
                }
            }
            case OPEN -> {
                if (now != State.OPEN) {
                    circuit.transitionToOpenStateFor(left(shared.since()));
                }
            }
            case HALF_OPEN -> {
                // The probe is another node's, unless this one knows of nothing else: then it may be the only one that is left.
                if (isFirst) {
                    circuit.transitionToOpenState();
                    circuit.transitionToHalfOpenState();
                }
            }
        }
    }

    private Duration left(@Nullable Instant since) {
        var whole = Duration.ofSeconds(limits.openSeconds());
        var left = since == null ? whole : whole.minus(Duration.between(since, clock.instant()));
        return left.compareTo(SHORTEST) < 0 ? SHORTEST : left.compareTo(whole) > 0 ? whole : left;
    }

    private @Nullable Double measured() {
        float rate = circuit.getMetrics().getFailureRate();
        return rate < 0 ? null : Math.round(rate * 10) / 10.0;
    }

    private static String reason(StateTransition transition) {
        return switch (transition.getToState()) {
            case HALF_OPEN -> "probe";
            case CLOSED -> "recovered";
            default -> transition.getFromState() == CircuitBreaker.State.HALF_OPEN ? "probe_failed" : "failures";
        };
    }

    private static State state(CircuitBreaker.State state) {
        return switch (state) {
            case OPEN, FORCED_OPEN -> State.OPEN;
            case HALF_OPEN -> State.HALF_OPEN;
            case CLOSED, DISABLED, METRICS_ONLY -> State.CLOSED;
        };
    }

    private static CircuitBreakerConfig config(BackendSettings.Breaker limits, Clock clock) {
        return CircuitBreakerConfig.custom()
            .clock(clock)
            .failureRateThreshold(limits.failureRate())
            .slidingWindowType(SlidingWindowType.COUNT_BASED)
            .slidingWindowSize(limits.window())
            .minimumNumberOfCalls(Math.min(limits.window(), FEWEST_JUDGED))
            .waitDurationInOpenState(Duration.ofSeconds(limits.openSeconds()))
            .permittedNumberOfCallsInHalfOpenState(PROBES)
            .build();
    }
}
