package io.verbatim.query.activity;

import java.time.Instant;
import java.util.function.UnaryOperator;

import io.verbatim.query.Fold;
import io.verbatim.query.Makes;
import io.verbatim.query.Seen;
import io.verbatim.shared.conversation.ConversationEvent;
import io.verbatim.shared.conversation.ConversationEvent.BotMessageSaid;
import io.verbatim.shared.conversation.ConversationEvent.DeliveryFailed;
import io.verbatim.shared.conversation.ConversationEvent.DispatchFailed;
import io.verbatim.shared.conversation.ConversationEvent.OperatorActed;
import io.verbatim.shared.conversation.ConversationEvent.SessionEnded;
import io.verbatim.shared.conversation.ConversationEvent.SessionStarted;
import io.verbatim.shared.conversation.ConversationEvent.TurnCompleted;
import io.verbatim.shared.conversation.ConversationEvent.UserMessageReceived;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.eventhandling.TrackingToken;
import org.springframework.stereotype.Component;

@Component
@ProcessingGroup("activity")
@Makes(value = {"conversation", "channel_activity", "channel_count"}, clears = "conversation_block", ofConversations = true)
class ActivityProjection {

    private final Fold<ConversationRow> conversations;

    ActivityProjection(ConversationTable table) {
        this.conversations = new Fold<>("conversation", table);
    }

    @EventHandler
    void on(SessionStarted event, @Timestamp Instant at, TrackingToken token) {
        var seen = Seen.of(token, at);
        conversations.change(event.conversationId(), seen.position(), row -> ConversationRow.started(row, event, seen));
    }

    @EventHandler
    void on(UserMessageReceived event, @Timestamp Instant at, TrackingToken token) {
        var seen = Seen.of(token, at);
        change(event, seen, row -> row.withQuestion(event.turnId(), seen));
    }

    @EventHandler
    void on(OperatorActed event, @Timestamp Instant at, TrackingToken token) {
        var seen = Seen.of(token, at);
        change(event, seen, row -> row.disturbed(event.turnId(), seen));
    }

    @EventHandler
    void on(BotMessageSaid event, @Timestamp Instant at, TrackingToken token) {
        var seen = Seen.of(token, at);
        change(event, seen, row -> row.withAnswer(seen));
    }

    @EventHandler
    void on(TurnCompleted event, @Timestamp Instant at, TrackingToken token) {
        var seen = Seen.of(token, at);
        change(event, seen, row -> row.at(event.state(), event.turnId(), seen));
    }

    @EventHandler
    void on(DispatchFailed event, @Timestamp Instant at, TrackingToken token) {
        var seen = Seen.of(token, at);
        change(event, seen, row -> row.failed("dispatch_failed", event.last().detail(), seen));
    }

    @EventHandler
    void on(DeliveryFailed event, @Timestamp Instant at, TrackingToken token) {
        var seen = Seen.of(token, at);
        change(event, seen, row -> row.failed("delivery_failed", event.reason(), seen));
    }

    @EventHandler
    void on(SessionEnded event, @Timestamp Instant at, TrackingToken token) {
        var seen = Seen.of(token, at);
        change(event, seen, row -> row.ended(seen));
    }

    private void change(ConversationEvent event, Seen seen, UnaryOperator<ConversationRow> step) {
        conversations.change(event.conversationId(), seen.position(), row -> row == null ? null : step.apply(row));
    }
}
