package io.verbatim.query.experiments;

import io.verbatim.shared.backend.BackendId;
import io.verbatim.shared.backend.ExperimentView.Arm;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was counted of one backend, over all hours that are looked at. */
record Sums(String backend, String name, Map<Measure, Map<String, Long>> counts) {

    /** Of fewer, nobody should conclude anything. */
    static final int FEWEST = 30;

    long of(Measure measure) {
        return parts(measure).values().stream().mapToLong(Long::longValue).sum();
    }

    Arm arm(long allDispatches) {
        long dispatches = of(Measure.DISPATCHES);
        long sessions = of(Measure.SESSIONS);
        return new Arm(new BackendId(backend), name, dispatches, Wilson.rate(dispatches, allDispatches),
            Wilson.rate(of(Measure.ANSWERED), over()), of(Measure.FELL_BACK), Wilson.rate(of(Measure.FELL_BACK), dispatches),
            parts(Measure.FAILURES), Latencies.of(parts(Measure.LATENCY)), of(Measure.INPUT_TOKENS), of(Measure.OUTPUT_TOKENS), sessions,
            of(Measure.TURNS), perSession(sessions), Wilson.rate(of(Measure.ENDED), sessions), note());
    }

    private long over() {
        return of(Measure.ANSWERED) + of(Measure.ANSWERED_BY_ANOTHER) + of(Measure.UNANSWERED);
    }

    private @Nullable Double perSession(long sessions) {
        return sessions == 0 ? null : Math.round(of(Measure.TURNS) * 100.0 / sessions) / 100.0;
    }

    private @Nullable String note() {
        return over() < FEWEST ? "Too little data to tell: %d dispatches are over, of at least %d".formatted(over(), FEWEST) : null;
    }

    private Map<String, Long> parts(Measure measure) {
        return counts.getOrDefault(measure, Map.of());
    }
}
