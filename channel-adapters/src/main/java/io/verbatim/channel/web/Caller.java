package io.verbatim.channel.web;

import io.verbatim.shared.Facts;
import io.verbatim.shared.workspace.KeyId;
import io.verbatim.shared.workspace.MemberId;
import io.verbatim.shared.workspace.Role;
import io.verbatim.shared.workspace.WorkspaceId;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Who asks: a key or a member of a workspace, with what it may do, and where it calls from. */
public record Caller(WorkspaceId workspace, String actor, Role role, String ip, Map<String, String> request) {
    /** Who is at work in a workspace without belonging to it. */
    private static final String INSTALLATION = "installation";

    /** One whose request has no name. */
    public Caller(WorkspaceId workspace, String actor, Role role, String ip) {
        this(workspace, actor, role, ip, Map.of());
    }

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

    /** The same one, at work in another workspace: there it has no name, for it is nobody there, and its id is nobody's business there. */
    public Caller in(WorkspaceId other) {
        return new Caller(other, INSTALLATION, role, ip, request);
    }

    /** The same one, in a request of this name: what comes of it can be found by that. */
    public Caller named(String name, String fingerprint) {
        return new Caller(workspace, actor, role, ip, Map.of(Facts.REQUEST, name, Facts.REQUEST_FINGERPRINT, fingerprint));
    }

    /** To be called where a request was given a name after it was let in. */
    public void makes(HttpServletRequest of) {
        of.setAttribute(Doorkeeper.CALLER, this);
    }

    /** What is noted beside all that this caller brings about. */
    public Map<String, String> facts() {
        var facts = new HashMap<>(request);
        facts.putAll(Map.of(Facts.WORKSPACE, workspace.value(), Facts.ACTOR, actor, Facts.ORIGIN, ip));
        return Map.copyOf(facts);
    }
}
