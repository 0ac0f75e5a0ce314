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
 * @param result  {@code failed} or {@code ended}; null where nothing went wrong
 */
record TurnRow(String id, String conversation, @Nullable String message, @Nullable String reply, String progress, @Nullable String result,
               @Nullable String state, boolean isFinal, Seen started, @Nullable Instant completedAt, long position) implements Fold.Row {

    static final String RUNNING = "running";
    static final String COMPLETED = "completed";
    private static final String QUEUED = "queued";
    private static final String FAILED = "failed";

    static TurnRow received(@Nullable TurnRow row, UserMessageReceived event, Seen seen) {
        var begun = row == null ? begun(event, QUEUED, seen) : row;
        return new TurnRow(begun.id, begun.conversation, event.messageId().value(), begun.reply, begun.progress, begun.result, begun.state,
            begun.isFinal, begun.started, begun.completedAt, seen.position());
    }

    /** A turn at work; the queue is left with the first thing that happens in it. */
    static TurnRow running(@Nullable TurnRow row, ConversationEvent event, Seen seen) {
        if (row == null) {
            return begun(event, RUNNING, seen);
        }
        return row.progress.equals(QUEUED) ? row.running(seen) : row;
    }

    TurnRow said(BotMessageSaid event, Seen seen) {
        return new TurnRow(id, conversation, message, event.messageId().value(), progress, result, state, isFinal, started, completedAt,
            seen.position());
    }

    TurnRow failed(DispatchFailed event, Seen seen) {
        return new TurnRow(id, conversation, message, reply, progress, FAILED, state, isFinal, started, completedAt, seen.position());
    }

    TurnRow completed(TurnCompleted event, Seen seen) {
        return new TurnRow(id, conversation, message, reply, COMPLETED, FAILED.equals(result) ? FAILED : null, event.state(),
            event.isFinal(), started, seen.at(), seen.position());
    }

    private TurnRow running(Seen seen) {
        return new TurnRow(id, conversation, message, reply, RUNNING, result, state, isFinal, started, completedAt, seen.position());
    }

    private static TurnRow begun(ConversationEvent event, String progress, Seen seen) {
        return new TurnRow(event.turnId().value(), event.conversationId().value(), null, null, progress, null, null, false, seen, null,
            seen.position());
    }
}
