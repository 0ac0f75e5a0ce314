package io.verbatim.query.deliveries;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

import io.verbatim.query.Batch;
import io.verbatim.query.Fold;
import io.verbatim.query.Makes;
import io.verbatim.query.Seen;
import io.verbatim.shared.conversation.ConversationEvent.DeliveryAttempted;
import io.verbatim.shared.conversation.ConversationEvent.DeliveryFailed;
import io.verbatim.shared.conversation.ConversationEvent.DeliveryOutcomeUnknown;
import io.verbatim.shared.conversation.ConversationEvent.DeliveryRequested;
import io.verbatim.shared.conversation.ConversationEvent.DeliveryStatusReceived;
import io.verbatim.shared.conversation.ConversationEvent.DeliverySucceeded;
import io.verbatim.shared.conversation.DeliveryId;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.eventhandling.TrackingToken;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
@ProcessingGroup("deliveries")
@Makes(value = {"delivery", "delivery_attempt", "delivery_report"}, ofConversations = true)
class DeliveriesProjection {

    private static final String ACCEPTED = "accepted";

    private final Fold<DeliveryRow> deliveries;
    private final Batch<List<Tried>> tries;
    private final Batch<List<Reported>> reports;

    DeliveriesProjection(DeliveryTable table, JdbcClient jdbc) {
        this.deliveries = new Fold<>("delivery", table);
        this.tries = new Batch<>("delivery_attempt", ArrayList::new, rows -> Tried.addAll(jdbc, rows));
        this.reports = new Batch<>("delivery_report", ArrayList::new, rows -> Reported.addAll(jdbc, rows));
    }

    @EventHandler
    void on(DeliveryRequested event, @Timestamp Instant at, TrackingToken token) {
        var seen = Seen.of(token, at);
        deliveries.change(event.deliveryId(), seen.position(), row -> DeliveryRow.asked(row, event, seen));
    }

    @EventHandler
    void on(DeliveryAttempted e, @Timestamp Instant at, TrackingToken token) {
        var seen = Seen.of(token, at);
        int next = e.outcome().equals(ACCEPTED) ? e.part() + 1 : e.part();
        tries.current().add(new Tried(e.deliveryId(), e.no(), e.part(), at, e.outcome(), e.reason(), e.call(), e.providerRef(), e.note()));
        change(e.deliveryId(), seen, row -> row.tried(e.no(), next, seen));
    }

    @EventHandler
    void on(DeliverySucceeded e, @Timestamp Instant at, TrackingToken token) {
        var seen = Seen.of(token, at);
        tries.current().add(new Tried(e.deliveryId(), e.no(), e.part(), at, ACCEPTED, null, e.call(), e.providerRef(), e.note()));
        change(e.deliveryId(), seen, row -> row.delivered(e.no(), e.part() + 1, seen));
    }

    @EventHandler
    void on(DeliveryFailed e, @Timestamp Instant at, TrackingToken token) {
        var seen = Seen.of(token, at);
        tries.current().add(new Tried(e.deliveryId(), e.no(), e.part(), at, DeliveryRow.FAILED, e.reason(), e.call(), null, e.note()));
        change(e.deliveryId(), seen, row -> row.ended(e.no(), e.part(), DeliveryRow.FAILED, e.reason(), e.note(), seen));
    }

    @EventHandler
    void on(DeliveryOutcomeUnknown e, @Timestamp Instant at, TrackingToken token) {
        var seen = Seen.of(token, at);
        tries.current().add(new Tried(e.deliveryId(), e.no(), e.part(), at, DeliveryRow.UNKNOWN, e.reason(), e.call(), null, e.note()));
        change(e.deliveryId(), seen, row -> e.held()
            ? row.ended(e.no(), e.part(), DeliveryRow.UNKNOWN, e.reason(), e.note(), seen) : row.tried(e.no(), e.part(), seen));
    }

    @EventHandler
    void on(DeliveryStatusReceived e, @Timestamp Instant at, TrackingToken token) {
        var seen = Seen.of(token, at);
        reports.current().add(new Reported(e, seen));
        change(e.deliveryId(), seen, row -> row.reported(e, seen));
    }

    private void change(DeliveryId delivery, Seen seen, UnaryOperator<DeliveryRow> step) {
        deliveries.change(delivery, seen.position(), row -> row == null ? null : step.apply(row));
    }
}
