package io.verbatim.query.attempts;

import java.time.Instant;

import io.verbatim.query.Makes;
import io.verbatim.query.Seen;
import io.verbatim.shared.conversation.ConversationEvent.AttemptFailed;
import io.verbatim.shared.conversation.ConversationEvent.AttemptOutcomeUnknown;
import io.verbatim.shared.conversation.ConversationEvent.AttemptStarted;
import io.verbatim.shared.conversation.ConversationEvent.AttemptSucceeded;
import io.verbatim.shared.conversation.ConversationEvent.BotMessageSaid;
import io.verbatim.shared.conversation.ConversationEvent.DispatchFailed;
import io.verbatim.shared.conversation.ConversationEvent.LateAnswerSeen;
import io.verbatim.shared.conversation.ConversationEvent.ReplyRequested;
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
@ProcessingGroup("attempts")
@Makes(value = {"turn", "dispatch", "attempt"}, ofConversations = true)
class AttemptsProjection {

    private final TurnChanges turns;
    private final DispatchTable dispatches;
    private final AttemptChanges attempts;

    AttemptsProjection(TurnChanges turns, DispatchTable dispatches, AttemptChanges attempts) {
        this.turns = turns;
        this.dispatches = dispatches;
        this.attempts = attempts;
    }

    @EventHandler
    void on(SessionStarted event, @Timestamp Instant at, TrackingToken token) {
        turns.take(event, Seen.of(token, at));
    }

    @EventHandler
    void on(SessionEnded event, @Timestamp Instant at, TrackingToken token) {
        turns.take(event, Seen.of(token, at));
    }

    @EventHandler
    void on(UserMessageReceived event, @Timestamp Instant at, TrackingToken token) {
        turns.take(event, Seen.of(token, at));
    }

    @EventHandler
    void on(BotMessageSaid event, @Timestamp Instant at, TrackingToken token) {
        turns.take(event, Seen.of(token, at));
    }

    @EventHandler
    void on(TurnCompleted event, @Timestamp Instant at, TrackingToken token) {
        turns.take(event, Seen.of(token, at));
    }

    @EventHandler
    void on(ReplyRequested event, @Timestamp Instant at, TrackingToken token) {
        var seen = Seen.of(token, at);
        turns.take(event, seen);
        dispatches.add(event, seen.position());
    }

    @EventHandler
    void on(DispatchFailed event, @Timestamp Instant at, TrackingToken token) {
        turns.take(event, Seen.of(token, at));
        dispatches.fail(event);
    }

    @EventHandler
    void on(AttemptStarted event, @Timestamp Instant at, TrackingToken token) {
        attempts.take(event, Seen.of(token, at));
    }

    @EventHandler
    void on(AttemptSucceeded event, @Timestamp Instant at, TrackingToken token) {
        attempts.take(event, Seen.of(token, at));
    }

    @EventHandler
    void on(AttemptFailed event, @Timestamp Instant at, TrackingToken token) {
        attempts.take(event, Seen.of(token, at));
    }

    @EventHandler
    void on(AttemptOutcomeUnknown event, @Timestamp Instant at, TrackingToken token) {
        attempts.take(event, Seen.of(token, at));
    }

    @EventHandler
    void on(LateAnswerSeen event, @Timestamp Instant at, TrackingToken token) {
        attempts.take(event, Seen.of(token, at));
    }
}
