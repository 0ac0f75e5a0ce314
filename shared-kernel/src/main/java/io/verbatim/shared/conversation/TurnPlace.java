package io.verbatim.shared.conversation;

/**
 * How far somebody has followed a turn.
 *
 * @param position the place of the last event that is known, in the conversation's stream; -1 before the first
 */
public record TurnPlace(ConversationId conversationId, TurnId turnId, long position) { }
