package io.verbatim.shared.conversation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One event of the audit trail.
 *
 * @param position in the whole store
 * @param sequence in its stream, from 0
 * @param type     as stored, {@code conversation.UserMessageReceived}
 * @param payload  as stored
 */
public record EventView(long position, long sequence, String id, String type, String revision, Instant recordedAt, @Nullable String actor,
                        @Nullable String causationId, @Nullable String correlationId, Object payload) {
}
