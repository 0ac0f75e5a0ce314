package io.verbatim.channel.web;

import io.verbatim.shared.Facts;
import io.verbatim.shared.workspace.KeyId;
import io.verbatim.shared.workspace.MemberId;
import io.verbatim.shared.workspace.Role;
import io.verbatim.shared.workspace.WorkspaceId;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;

/** Who asks: a key or a member of a workspace, with what it may do, and where it calls from. */
public record Caller(WorkspaceId workspace, String actor, Role role, String ip) {

    static Caller of(WorkspaceId workspace, KeyId key, Role role, String ip) {
        return new Caller(workspace, "key:" + key, role, ip);
    }

    /** A member who calls from this address. */
    public static Caller of(WorkspaceId workspace, MemberId member, Role role, String ip) {
        return new Caller(workspace, "member:" + member, role, ip);
    }

    /** Who makes this request, once it was let in. */
    public static Optional<Caller> of(HttpServletRequest request) {
        return Optional.ofNullable((Caller) request.getAttribute(Doorkeeper.CALLER));
    }

    /** Whether this caller may see what end users have said and who they are. */
    public boolean seesPersonalData() {
        return role != Role.VIEWER;
    }

    /** Whether this caller may see who was let into the workspace, and what else was changed there. */
    public boolean seesAdministration() {
        return Access.isAtLeast(role, Role.EDITOR);
    }

    /** Whether this caller may give somebody this role. */
    public boolean mayGrant(Role other) {
        return Access.isAtLeast(role, other);
    }

    /** The same one, at work in another workspace. */
    public Caller in(WorkspaceId other) {
        return new Caller(other, actor, role, ip);
    }

    /** What is noted beside all that this caller brings about. */
    public Map<String, String> facts() {
        return Map.of(Facts.WORKSPACE, workspace.value(), Facts.ACTOR, actor, Facts.ORIGIN, ip);
    }
}
