package io.verbatim.channel.whatsapp;

import io.verbatim.channel.whatsapp.outbound.Address;
import io.verbatim.shared.conversation.ConversationId;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A user of a channel.
 *
 * @param sessionKey  names the user's conversation; it tells nothing of any number
 * @param lastSaidAt  when the user's latest message was written; null if there is none
 * @param closedAt    since when, as Meta says, nothing but a template may be said; null where it does not
 * @param pairAt      until when the messages sent to the user fill the rate for one user, as far as it was written down; null if never
 */
record Contact(ConversationId id, String sessionKey, Address address, @Nullable Instant lastSaidAt, @Nullable Instant closedAt,
               @Nullable Instant pairAt) {
    private static final Duration WINDOW = Duration.ofHours(24);

    /** Whether anything may be said to the user now. */
    boolean isOpen(Instant now) {
        return lastSaidAt != null && now.isBefore(lastSaidAt.plus(WINDOW)) && closedAt == null;
    }
}
