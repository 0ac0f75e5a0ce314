package io.verbatim.query.breaker;

import io.verbatim.query.Fold;
import io.verbatim.query.Makes;
import io.verbatim.query.Seen;
import io.verbatim.shared.backend.BackendEvent.BreakerChanged;
import java.time.Instant;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.eventhandling.TrackingToken;
import org.springframework.stereotype.Component;

@Component
@ProcessingGroup("breakers")
@Makes("integration_breaker")
class BreakerProjection {

    private final Fold<BreakerRow> breakers;

    BreakerProjection(BreakerTable table) {
        this.breakers = new Fold<>("integration_breaker", table);
    }

    @EventHandler
    void on(BreakerChanged event, @Timestamp Instant at, TrackingToken token) {
        var seen = Seen.of(token, at);
        breakers.change(event.backendId(), seen.position(), row -> BreakerRow.of(event, seen));
    }
}
