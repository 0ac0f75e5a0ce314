package io.verbatim.query.status;

import java.time.Instant;
import java.util.function.UnaryOperator;

import io.verbatim.query.Fold;
import io.verbatim.query.Makes;
import io.verbatim.query.Seen;
import io.verbatim.shared.backend.BackendId;
import io.verbatim.shared.conversation.ConversationEvent.AttemptFailed;
import io.verbatim.shared.conversation.ConversationEvent.AttemptOutcomeUnknown;
import io.verbatim.shared.conversation.ConversationEvent.AttemptSucceeded;
import io.verbatim.shared.conversation.Failure.Reason;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.eventhandling.TrackingToken;
import org.springframework.stereotype.Component;

@Component
@ProcessingGroup("status")
@Makes("integration_status")
class StatusProjection {

    private final Fold<StatusRow> statuses;

    StatusProjection(StatusTable table) {
        this.statuses = new Fold<>("integration_status", table);
    }

    @EventHandler
    void on(AttemptSucceeded event, @Timestamp Instant at, TrackingToken token) {
        var seen = Seen.of(token, at);
        change(event.backendId(), seen, status -> status.succeeded(seen));
    }

    @EventHandler
    void on(AttemptFailed event, @Timestamp Instant at, TrackingToken token) {
        // What the breaker refused is no call, and would hide why it opened.
        if (event.failure().reason() != Reason.BREAKER_OPEN) {
            var seen = Seen.of(token, at);
            change(event.backendId(), seen, status -> status.failed(event.failure().reason().code(), seen));
        }
    }

    @EventHandler
    void on(AttemptOutcomeUnknown event, @Timestamp Instant at, TrackingToken token) {
        var seen = Seen.of(token, at);
        change(event.backendId(), seen, status -> status.failed(Reason.UNKNOWN.code(), seen));
    }

    private void change(BackendId backend, Seen seen, UnaryOperator<StatusRow> step) {
        statuses.change(backend, seen.position(), row -> step.apply(row == null ? StatusRow.uncalled(backend.value()) : row));
    }
}
