package io.verbatim.shared.workspace;

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
}
