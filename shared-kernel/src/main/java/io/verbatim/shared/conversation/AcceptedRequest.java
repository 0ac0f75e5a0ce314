package io.verbatim.shared.conversation;

import java.time.Duration;

/**
 * A request that was accepted with a key of its sender's.
 *
 * @param fingerprint of what it asked for
 * @param turnId      in which it is carried out
 * @param age         since it was accepted, by the store's clock
 */
public record AcceptedRequest(String fingerprint, ConversationId conversationId, TurnId turnId, Duration age) {
}
