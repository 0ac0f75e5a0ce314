package io.verbatim.query.attempts;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

import io.verbatim.query.Batch;
import io.verbatim.query.Fold;
import io.verbatim.query.Seen;
import io.verbatim.query.attempts.TurnTable.Ended;
import io.verbatim.shared.conversation.ConversationEvent;
import io.verbatim.shared.conversation.ConversationEvent.BotMessageSaid;
import io.verbatim.shared.conversation.ConversationEvent.DispatchFailed;
import io.verbatim.shared.conversation.ConversationEvent.SessionEnded;
import io.verbatim.shared.conversation.ConversationEvent.TurnCompleted;
import io.verbatim.shared.conversation.ConversationEvent.UserMessageReceived;
import org.springframework.stereotype.Component;

/** What the events of a batch make of its turns. */
@Component
class TurnChanges {

    private final Fold<TurnRow> turns;
    private final Batch<List<Ended>> ended;

    TurnChanges(TurnTable table) {
        this.turns = new Fold<>("turn", table);
        this.ended = new Batch<>("turn_ended", ArrayList::new, table::end);
    }

    void take(ConversationEvent event, Seen seen) {
        switch (event) {
            case UserMessageReceived e -> turns.change(e.turnId(), seen.position(), row -> TurnRow.received(row, e, seen));
            case BotMessageSaid e -> change(e, seen, row -> row.said(e, seen));
            case DispatchFailed e -> change(e, seen, row -> row.failed(e, seen));
            case TurnCompleted e -> change(e, seen, row -> row.completed(e, seen));
            case SessionEnded e -> ended.current().add(new Ended(e.conversationId().value(), seen));
            default -> change(event, seen, UnaryOperator.identity());
        }
    }

    private void change(ConversationEvent event, Seen seen, UnaryOperator<TurnRow> step) {
        turns.change(event.turnId(), seen.position(), row -> step.apply(TurnRow.at(row, event, seen)));
    }
}
