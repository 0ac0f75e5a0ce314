package io.verbatim.shared.workspace;

import java.time.Instant;

/**
 * An API key as people may see it.
 *
 * @param rateLimitPerMinute its own; 0: the installation's
 */
public record KeyView(KeyId id, WorkspaceId workspaceId, String name, Role role, String last4, int rateLimitPerMinute, Instant createdAt,
                      Instant updatedAt, long revision) {
}
