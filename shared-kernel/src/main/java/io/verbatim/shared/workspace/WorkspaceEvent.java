package io.verbatim.shared.workspace;

/** What happened in a workspace. */
public sealed interface WorkspaceEvent {

    WorkspaceId workspaceId();

    /** There is a new tenant. */
    record WorkspaceOpened(WorkspaceId workspaceId, String name) implements WorkspaceEvent { }

    /** A key may be used from now on. */
    record KeyIssued(WorkspaceId workspaceId, IssuedKey key, String name, Role role, int requestsPerMinute) implements WorkspaceEvent { }

    /** A key may not be used any more. */
    record KeyRevoked(WorkspaceId workspaceId, KeyId keyId) implements WorkspaceEvent { }
}
