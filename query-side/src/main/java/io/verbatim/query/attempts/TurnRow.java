package io.verbatim.query.attempts;

import java.time.Instant;

import io.verbatim.query.Fold;
import io.verbatim.query.Seen;
import io.verbatim.shared.conversation.ConversationEvent;
import io.verbatim.shared.conversation.ConversationEvent.BotMessageSaid;
import io.verbatim.shared.conversation.ConversationEvent.DispatchFailed;
import io.verbatim.shared.conversation.ConversationEvent.TurnCompleted;
import io.verbatim.shared.conversation.ConversationEvent.UserMessageReceived;
import org.jspecify.annotations.Nullable;

/**
 * A turn.
 *
 * @param message the user's, where one began the turn
 * @param reply   the last message of the bot
 * @param result  {@code failed}, {@code incomplete} or {@code ended}; null where nothing went wrong
 */
record TurnRow(String id, String conversation, @Nullable String message, @Nullable String reply, @Nullable String result,
               @Nullable String state, boolean isFinal, Seen started, @Nullable Instant completedAt, long position) implements Fold.Row {

    private static final String FAILED = "failed";
    private static final String INCOMPLETE = "incomplete";

    static TurnRow received(@Nullable TurnRow row, UserMessageReceived event, Seen seen) {
        var begun = row == null ? begun(event, seen) : row;
        return new TurnRow(begun.id, begun.conversation, event.messageId().value(), begun.reply, begun.result, begun.state,
            begun.isFinal, begun.started, begun.completedAt, seen.position());
    }

    /** The row, or, where the session's start began the turn, a new one. */
    static TurnRow at(@Nullable TurnRow row, ConversationEvent event, Seen seen) {
        return row == null ? begun(event, seen) : row;
    }

    TurnRow said(BotMessageSaid event, Seen seen) {
        return new TurnRow(id, conversation, message, event.messageId().value(), event.broken() ? INCOMPLETE : result, state, isFinal,
            started, completedAt, seen.position());
    }

    TurnRow failed(DispatchFailed event, Seen seen) {
        return new TurnRow(id, conversation, message, reply, FAILED, state, isFinal, started, completedAt, seen.position());
    }

    TurnRow completed(TurnCompleted event, Seen seen) {
        boolean isBad = FAILED.equals(result) || INCOMPLETE.equals(result);
        return new TurnRow(id, conversation, message, reply, isBad ? result : null, event.state(),
            event.isFinal(), started, seen.at(), seen.position());
    }

    private static TurnRow begun(ConversationEvent event, Seen seen) {
        return new TurnRow(event.turnId().value(), event.conversationId().value(), null, null, null, null, false, seen, null,
            seen.position());
    }
}
