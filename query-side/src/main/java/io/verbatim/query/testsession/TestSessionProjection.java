package io.verbatim.query.testsession;

import io.verbatim.query.Fold;
import io.verbatim.query.Makes;
import io.verbatim.query.Seen;
import io.verbatim.shared.conversation.ConversationEvent;
import io.verbatim.shared.conversation.ConversationEvent.SessionEnded;
import io.verbatim.shared.conversation.ConversationEvent.SessionStarted;
import io.verbatim.shared.conversation.ConversationEvent.TurnCompleted;
import io.verbatim.shared.conversation.ConversationEvent.UserMessageReceived;
import io.verbatim.shared.conversation.ConversationId;
import java.time.Instant;
import java.util.function.UnaryOperator;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.eventhandling.TrackingToken;
import org.springframework.stereotype.Component;

/** The only view that gets to see the events of test sessions, by the name of its group. */
@Component
@ProcessingGroup("test-sessions")
@Makes("test_session")
class TestSessionProjection {

    private final Fold<TestSessionRow> sessions;

    TestSessionProjection(TestSessionTable sessions) {
        this.sessions = new Fold<>("test_session", sessions);
    }

    @EventHandler
    void on(SessionStarted event, @Timestamp Instant at, TrackingToken token) {
        var seen = Seen.of(token, at);
        if (ConversationId.isOfTest(event.conversationId().value())) {
            sessions.change(event.conversationId(), seen.position(), row -> TestSessionRow.started(event, seen));
        }
    }

    @EventHandler
    void on(UserMessageReceived event, @Timestamp Instant at, TrackingToken token) {
        var seen = Seen.of(token, at);
        change(event, seen, row -> row.heard(seen));
    }

    @EventHandler
    void on(TurnCompleted event, @Timestamp Instant at, TrackingToken token) {
        var seen = Seen.of(token, at);
        change(event, seen, row -> row.at(event, seen));
    }

    @EventHandler
    void on(SessionEnded event, @Timestamp Instant at, TrackingToken token) {
        var seen = Seen.of(token, at);
        change(event, seen, row -> row.ended(seen));
    }

    private void change(ConversationEvent event, Seen seen, UnaryOperator<TestSessionRow> step) {
        if (ConversationId.isOfTest(event.conversationId().value())) {
            sessions.change(event.conversationId(), seen.position(), row -> row == null ? null : step.apply(row));
        }
    }
}
