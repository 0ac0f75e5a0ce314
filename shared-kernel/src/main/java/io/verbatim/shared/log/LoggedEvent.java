package io.verbatim.shared.log;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event as it is shown to others.
 *
 * @param position  in the whole log
 * @param stream    the id of what it happened to: a conversation, a bot, ...
 * @param sequence  in that stream, from 0
 * @param type      as stored, {@code conversation.UserMessageReceived}
 * @param workspace null where nobody knows it
 * @param payload   JSON
 */
public record LoggedEvent(long position, String stream, long sequence, String id, String type, String revision, Instant recordedAt,
                          @Nullable String workspace, @Nullable String actor, @Nullable String causationId,
                          @Nullable String correlationId, String payload) {
}
