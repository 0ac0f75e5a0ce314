package io.verbatim.shared.workspace;

import org.jspecify.annotations.Nullable;

/** What happened in a workspace. */
public sealed interface WorkspaceEvent {

    WorkspaceId workspaceId();

    /** There is a new tenant. */
    record WorkspaceOpened(WorkspaceId workspaceId, String name) implements WorkspaceEvent { }

    /** A key may be used from now on. */
    record KeyIssued(WorkspaceId workspaceId, IssuedKey key, String name, Role role, int requestsPerMinute) implements WorkspaceEvent { }

    /** A key may not be used any more. */
    record KeyRevoked(WorkspaceId workspaceId, KeyId keyId) implements WorkspaceEvent { }

    /** It has another name, or keeps its conversations for another time. */
    record WorkspaceChanged(WorkspaceId workspaceId, String name, @Nullable Integer retentionDays) implements WorkspaceEvent { }

    /** There is no such tenant any more. */
    record WorkspaceClosed(WorkspaceId workspaceId) implements WorkspaceEvent { }

    /** Somebody was made a member, and has yet to accept. */
    record MemberInvited(WorkspaceId workspaceId, MemberId memberId, Person person) implements WorkspaceEvent { }

    /** A member has accepted. */
    record MemberJoined(WorkspaceId workspaceId, MemberId memberId) implements WorkspaceEvent { }

    /** A member is called otherwise, or may do something else. */
    record MemberChanged(WorkspaceId workspaceId, MemberId memberId, Person person) implements WorkspaceEvent { }

    /** Somebody is no member any more. */
    record MemberRemoved(WorkspaceId workspaceId, MemberId memberId) implements WorkspaceEvent { }
}
