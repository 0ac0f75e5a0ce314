package io.verbatim.query.key;

import java.time.Instant;

import io.verbatim.query.Fold;
import io.verbatim.query.Makes;
import io.verbatim.query.Seen;
import io.verbatim.shared.workspace.WorkspaceEvent.KeyIssued;
import io.verbatim.shared.workspace.WorkspaceEvent.KeyRevoked;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.eventhandling.TrackingToken;
import org.springframework.stereotype.Component;

@Component
@ProcessingGroup("keys")
@Makes("api_key")
class KeyProjection {

    private final Fold<KeyRow> keys;

    KeyProjection(KeyTable table) {
        this.keys = new Fold<>("api_key", table);
    }

    @EventHandler
    void on(KeyIssued event, @Timestamp Instant at, TrackingToken token) {
        var seen = Seen.of(token, at);
        keys.change(event.key().id(), seen.position(), row -> KeyRow.of(event, seen));
    }

    @EventHandler
    void on(KeyRevoked event, @Timestamp Instant at, TrackingToken token) {
        var seen = Seen.of(token, at);
        keys.change(event.keyId(), seen.position(), row -> row == null ? null : row.revoked(seen));
    }
}
