package io.verbatim.query.backend;

import java.time.Instant;

import io.verbatim.query.Fold;
import io.verbatim.query.Makes;
import io.verbatim.query.Seen;
import io.verbatim.shared.backend.BackendEvent;
import io.verbatim.shared.backend.BackendEvent.BackendAdded;
import io.verbatim.shared.backend.BackendEvent.BackendChanged;
import io.verbatim.shared.backend.BackendEvent.BackendRemoved;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.eventhandling.TrackingToken;
import org.springframework.stereotype.Component;

@Component
@ProcessingGroup("backends")
@Makes("backend")
class BackendProjection {

    private final Fold<BackendRow> backends;

    BackendProjection(BackendTable table) {
        this.backends = new Fold<>("backend", table);
    }

    @EventHandler
    void on(BackendAdded event, @Timestamp Instant at, TrackingToken token) {
        change(event, Seen.of(token, at));
    }

    @EventHandler
    void on(BackendChanged event, @Timestamp Instant at, TrackingToken token) {
        change(event, Seen.of(token, at));
    }

    @EventHandler
    void on(BackendRemoved event, @Timestamp Instant at, TrackingToken token) {
        change(event, Seen.of(token, at));
    }

    private void change(BackendEvent event, Seen seen) {
        backends.change(event.backendId(), seen.position(), row -> BackendRow.after(row, event, seen));
    }
}
