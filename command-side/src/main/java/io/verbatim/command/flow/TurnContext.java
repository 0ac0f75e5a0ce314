package io.verbatim.command.flow;

import io.verbatim.shared.conversation.ConversationId;
import io.verbatim.shared.conversation.TurnId;

/** The turn in which the engine runs; its ids go on every event. */
public record TurnContext(ConversationId conversationId, TurnId turnId, Draws draws) {
}
