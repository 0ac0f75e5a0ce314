package io.verbatim.query.breaker;

import io.verbatim.query.Fold;
import io.verbatim.query.Seen;
import io.verbatim.shared.backend.BackendEvent.BreakerChanged;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

record BreakerRow(String id, String state, int changes, Instant since, @Nullable Double failureRate, long position) implements Fold.Row {

    static BreakerRow of(BreakerChanged event, Seen seen) {
        return new BreakerRow(event.backendId().value(), event.to().code(), event.no(), seen.at(), event.failureRate(), seen.position());
    }
}
