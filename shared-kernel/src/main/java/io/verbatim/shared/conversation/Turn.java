package io.verbatim.shared.conversation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far a turn is.
 *
 * @param result what it brought; null while it runs
 */
public record Turn(ConversationId conversationId, TurnId turnId, String sessionId, @Nullable Result result) {

    /** What a turn brought: where the bot waits now, and what it said. */
    public record Result(String state, List<Said> messages, boolean isFinal) { }

    /** One message of the bot; {@code incomplete} if the rest of it never came. */
    public record Said(MessageId id, String componentId, BotMessage message, boolean incomplete) {

        public Said(MessageId id, String componentId, BotMessage message) {
            this(id, componentId, message, false);
        }

        /** What an event tells. */
        public static Said of(ConversationEvent.BotMessageSaid event) {
            return new Said(event.messageId(), event.componentId(), event.message(), event.broken());
        }
    }
}
