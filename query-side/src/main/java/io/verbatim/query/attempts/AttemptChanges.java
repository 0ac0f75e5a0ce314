package io.verbatim.query.attempts;

import java.util.function.UnaryOperator;

import io.verbatim.query.Fold;
import io.verbatim.query.Seen;
import io.verbatim.query.attempts.AttemptRow.Outcome;
import io.verbatim.shared.conversation.AttemptId;
import io.verbatim.shared.conversation.ConversationEvent;
import io.verbatim.shared.conversation.ConversationEvent.AttemptFailed;
import io.verbatim.shared.conversation.ConversationEvent.AttemptOutcomeUnknown;
import io.verbatim.shared.conversation.ConversationEvent.AttemptStarted;
import io.verbatim.shared.conversation.ConversationEvent.AttemptSucceeded;
import io.verbatim.shared.conversation.ConversationEvent.LateAnswerSeen;
import org.springframework.stereotype.Component;

/** What the events of a batch make of its attempts. */
@Component
class AttemptChanges {

    private final Fold<AttemptRow> attempts;

    AttemptChanges(AttemptTable table) {
        this.attempts = new Fold<>("attempt", table);
    }

    void take(ConversationEvent event, Seen seen) {
        switch (event) {
            case AttemptStarted e -> attempts.change(e.attemptId(), seen.position(), row -> AttemptRow.started(e, seen));
            case AttemptSucceeded e -> change(e.attemptId(), seen, row -> row.with(Outcome.of(e, seen.at()), seen));
            case AttemptFailed e -> change(e.attemptId(), seen, row -> row.with(Outcome.of(e, seen.at()), seen));
            case AttemptOutcomeUnknown e -> change(e.attemptId(), seen, row -> row.with(Outcome.unknown(seen.at()), seen));
            case LateAnswerSeen e -> change(e.attemptId(), seen, row -> row.late(seen));
            default -> { }
        }
    }

    private void change(AttemptId attempt, Seen seen, UnaryOperator<AttemptRow> step) {
        attempts.change(attempt, seen.position(), row -> row == null ? null : step.apply(row));
    }
}
