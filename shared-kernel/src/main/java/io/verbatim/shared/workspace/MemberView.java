package io.verbatim.shared.workspace;

import java.time.Instant;

/**
 * A member as people may see it.
 *
 * @param joined whether the invitation was accepted
 */
public record MemberView(MemberId id, WorkspaceId workspaceId, String email, String name, Role role, boolean joined, Instant createdAt,
                         Instant updatedAt, long revision) {
}
