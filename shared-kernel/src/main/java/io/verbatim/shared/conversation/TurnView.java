package io.verbatim.shared.conversation;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One turn: what was said, who was asked for a reply and why, and what came of it.
 *
 * @param status     {@code queued}, {@code running}, {@code completed}
 * @param dispatches the searches for a reply, in order
 * @param deliveries the ways of the bot's messages to the user, in order; none where clients fetch them
 */
public record TurnView(TurnId id, ConversationId conversationId, String status, @Nullable String state, boolean isFinal, Instant startedAt,
                       @Nullable Instant completedAt, List<MessageView> messages, List<DispatchView> dispatches,
                       List<DeliveryView> deliveries) {

    /**
     * One search for a reply.
     *
     * @param outcome null while it goes on; {@code replied}, {@code failed}, or {@code incomplete} where a part of a reply was said
     */
    public record DispatchView(DispatchId id, String componentId, Route route, @Nullable String outcome, List<AttemptView> attempts) { }
}
