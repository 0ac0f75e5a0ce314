package io.verbatim.shared.workspace;

import io.verbatim.shared.Page;

/** What can be asked about workspaces. */
public sealed interface WorkspaceQuery {

    /** The key with this digest, if it is in use: an {@code Optional<KeyView>}. */
    record FindKeyByDigest(KeyDigest digest) implements WorkspaceQuery { }

    /** The keys in use: a {@code Paged<KeyView>}, newest first. */
    record ListKeys(WorkspaceId workspaceId, Page page) implements WorkspaceQuery { }
}
