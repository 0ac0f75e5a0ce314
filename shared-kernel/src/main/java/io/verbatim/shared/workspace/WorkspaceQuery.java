package io.verbatim.shared.workspace;

import io.verbatim.shared.Page;

/** What can be asked about workspaces. */
public sealed interface WorkspaceQuery {

    /** The key with this digest, if it is in use: an {@code Optional<KeyView>}. */
    record FindKeyByDigest(KeyDigest digest) implements WorkspaceQuery { }

    /** A key in use: an {@code Optional<KeyView>}. */
    record FindKey(WorkspaceId workspaceId, KeyId keyId) implements WorkspaceQuery { }

    /** The keys in use: a {@code Paged<KeyView>}, newest first. */
    record ListKeys(WorkspaceId workspaceId, Page page) implements WorkspaceQuery { }

    /** The workspace itself, unless it was closed: an {@code Optional<WorkspaceView>}. */
    record FindWorkspace(WorkspaceId workspaceId) implements WorkspaceQuery { }

    /** A member: an {@code Optional<MemberView>}. */
    record FindMember(WorkspaceId workspaceId, MemberId memberId) implements WorkspaceQuery { }

    /** The members with this address, of all workspaces, the earliest first: a {@code List<MemberView>}, of 20 at most. */
    record FindMembersByEmail(String email) implements WorkspaceQuery { }

    /** The members: a {@code Paged<MemberView>}, newest first. */
    record ListMembers(WorkspaceId workspaceId, Page page) implements WorkspaceQuery { }

    /** Who changed or read what: a {@code Paged<AuditView>}, latest first. */
    record ListAuditLog(WorkspaceId workspaceId, Page page) implements WorkspaceQuery { }
}
