package io.verbatim.channel.whatsapp;

import io.verbatim.channel.whatsapp.outbound.Address;
import io.verbatim.shared.conversation.ConversationId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A user of a channel.
 *
 * @param sessionKey  names the user's conversation; it tells nothing of any number
 * @param lastSaidAt  when the user's latest message was written; null if there is none
 * @param explainedIn in which of the user's sessions it was said last that something cannot be shown here
 */
record Contact(ConversationId id, String sessionKey, Address address, @Nullable Instant lastSaidAt, @Nullable Long explainedIn) {
}
