package io.verbatim.shared.conversation;

import java.util.List;

/**
 * What users get to see of a turn behind a place in it: pieces of replies, messages, its end.
 *
 * @param events     in order
 * @param upTo       the position up to which there are no others
 * @param isComplete whether that is all there is by now
 */
public record TurnEvents(TurnPlace behind, List<Stored> events, long upTo, boolean isComplete) {

    /** One of them, and its place in the conversation's stream. */
    public record Stored(long position, ConversationEvent event) { }
}
