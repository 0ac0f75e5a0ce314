package io.verbatim.shared.conversation;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.verbatim.shared.bot.BotId;
import io.verbatim.shared.channel.ChannelId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A conversation at a glance.
 *
 * @param status {@code active} while a session is, else {@code ended}
 * @param state  the component at which the bot waits, or waited last
 */
public record ConversationView(ConversationId id, BotId botId, int botVersion, ChannelId channelId, String channelKind, String userId,
                               @Nullable String userName, String sessionId, String status, @Nullable String state, long sessions,
                               long messages, Instant createdAt, Instant lastActivityAt) {

    /** Every resource says when it was changed last. */
    @JsonProperty(access = JsonProperty.Access.READ_ONLY)
    public Instant updatedAt() {
        return lastActivityAt;
    }
}
