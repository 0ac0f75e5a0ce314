package io.verbatim.shared.workspace;

import org.jspecify.annotations.Nullable;

/** What can be asked of a workspace. */
public sealed interface WorkspaceCommand {

    WorkspaceId workspaceId();

    /** Opens a workspace; nothing happens if it is open. */
    record OpenWorkspace(WorkspaceId workspaceId, String name) implements WorkspaceCommand { }

    /**
     * Lets a key in; nothing happens if it was let in before.
     *
     * @param requestsPerMinute the rate limit of the key; 0: the installation's
     */
    record IssueKey(WorkspaceId workspaceId, IssuedKey key, String name, Role role, int requestsPerMinute) implements WorkspaceCommand { }

    /** Shuts a key out for good; refused with NOT_FOUND if it is not in use. */
    record RevokeKey(WorkspaceId workspaceId, KeyId keyId) implements WorkspaceCommand { }

    /**
     * Names a workspace and says how long its conversations are kept; refused with PRECONDITION_FAILED at another revision.
     *
     * @param retentionDays null: for ever
     */
    record ChangeWorkspace(WorkspaceId workspaceId, String name, @Nullable Integer retentionDays, @Nullable Long expectedRevision)
        implements WorkspaceCommand { }

    /** Shuts a workspace for good, its keys and members with it; refused with IN_USE as long as it has bots. */
    record CloseWorkspace(WorkspaceId workspaceId, @Nullable Long expectedRevision) implements WorkspaceCommand { }

    /** Makes somebody a member who has yet to accept; refused with CONFLICT where the address is a member's already. */
    record InviteMember(WorkspaceId workspaceId, MemberId memberId, Person person) implements WorkspaceCommand { }

    /** The member has accepted; nothing happens if it has before. */
    record JoinWorkspace(WorkspaceId workspaceId, MemberId memberId) implements WorkspaceCommand { }

    /** Changes who a member is or what it may do; refused with PRECONDITION_FAILED at another revision. */
    record ChangeMember(WorkspaceId workspaceId, MemberId memberId, Person person, @Nullable Long expectedRevision)
        implements WorkspaceCommand { }

    /** Takes a membership away for good. */
    record RemoveMember(WorkspaceId workspaceId, MemberId memberId, @Nullable Long expectedRevision) implements WorkspaceCommand { }
}
