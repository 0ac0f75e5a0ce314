package io.verbatim.shared.conversation;

import io.verbatim.shared.backend.BackendId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One call of one backend.
 *
 * @param outcome     null while it runs; {@code succeeded}, {@code failed}, {@code unknown}
 * @param reason      of a failure
 * @param firstTextMs until the first text of a streamed reply; null where none was streamed
 * @param model       that the backend says answered
 */
public record AttemptView(AttemptId id, DispatchId dispatchId, ConversationId conversationId, TurnId turnId, int no, BackendId integrationId,
                          Instant startedAt, @Nullable String outcome, @Nullable String reason, @Nullable String detail,
                          @Nullable Integer status, @Nullable Long latencyMs, @Nullable Long firstTextMs, @Nullable Instant outcomeAt,
                          @Nullable String node, @Nullable Long inputTokens, @Nullable Long outputTokens, @Nullable String model,
                          @Nullable String finishReason, boolean late) {
}
