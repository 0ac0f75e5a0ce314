package io.verbatim.channel.web;

import io.verbatim.shared.Facts;
import io.verbatim.shared.workspace.KeyId;
import io.verbatim.shared.workspace.Role;
import io.verbatim.shared.workspace.WorkspaceId;
import java.util.Map;

/** Who asks: a key of a workspace, with what it may do, and where it calls from. */
public record Caller(WorkspaceId workspace, KeyId key, Role role, String ip) {

    /** Whether this caller may see what end users have said and who they are. */
    public boolean seesPersonalData() {
        return role != Role.VIEWER;
    }

    /** Whether this caller may give somebody this role. */
    public boolean mayGrant(Role other) {
        return Access.isAtLeast(role, other);
    }

    Map<String, String> facts() {
        return Map.of(Facts.WORKSPACE, workspace.value(), Facts.ACTOR, "key:" + key, Facts.ORIGIN, ip);
    }
}
