package io.verbatim.shared.workspace;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A workspace as its members see it.
 *
 * @param retentionDays how long conversations are kept after their last activity; null: for ever
 */
public record WorkspaceView(WorkspaceId id, String name, @Nullable Integer retentionDays, Instant createdAt, Instant updatedAt,
                            long revision) {
}
