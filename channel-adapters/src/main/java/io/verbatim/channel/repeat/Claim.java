package io.verbatim.channel.repeat;

import io.verbatim.shared.workspace.WorkspaceId;

/**
 * A request that was given a name.
 *
 * @param name        of the request in its workspace, in a form that tells nothing of the key
 * @param fingerprint of address and body
 */
record Claim(WorkspaceId workspace, String name, String fingerprint) {
    static final String ATTRIBUTE = Claim.class.getName();
}
