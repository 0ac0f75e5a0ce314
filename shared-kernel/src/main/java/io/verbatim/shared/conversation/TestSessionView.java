package io.verbatim.shared.conversation;

import io.verbatim.shared.bot.BotId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A test session that is active.
 *
 * @param botVersion negative of a frozen draft
 * @param state      the component at which the bot waits
 */
public record TestSessionView(String sessionId, ConversationId conversationId, BotId botId, int botVersion, String channelKind,
                              @Nullable String state, Instant createdAt, Instant lastActivityAt) {
}
