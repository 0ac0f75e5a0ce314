package io.verbatim.channel.member;

import io.verbatim.channel.audit.AuditTrail;
import io.verbatim.channel.vault.Secret;
import io.verbatim.channel.web.Caller;
import io.verbatim.channel.web.Desk;
import io.verbatim.shared.workspace.MemberView;
import io.verbatim.shared.workspace.Person;
import io.verbatim.shared.workspace.WorkspaceCommand.JoinWorkspace;
import io.verbatim.shared.workspace.WorkspaceQuery.FindMember;
import io.verbatim.shared.workspace.WorkspaceQuery.FindMembersByEmail;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds out who somebody is. Takes as long for who is nobody as for who is somebody. */
@Component
class SignIn {
    private final Desk desk;
    private final Passwords passwords;
    private final Invitations invitations;
    private final LockOut lockOut;
    private final Sessions sessions;
    private final AuditTrail trail;

    SignIn(Desk desk, Passwords passwords, Invitations invitations, LockOut lockOut, Sessions sessions, AuditTrail trail) {
        this.desk = desk;
        this.passwords = passwords;
        this.invitations = invitations;
        this.lockOut = lockOut;
        this.sessions = sessions;
        this.trail = trail;
    }

    /**
     * The member with this address and password. Refused while the address is locked out.
     *
     * @param workspace where it is a member; null: the first of those that the password fits
     */
    Optional<MemberView> byPassword(String email, Secret password, @Nullable String workspace, String ip) {
        lockOut.enter(email);
        var candidates = candidates(email, workspace);
        var found = candidates.stream().filter(member -> passwords.isOf(member.id(), password)).findFirst();
        found.ifPresentOrElse(member -> {
            lockOut.forgive(email);
            note(member, "signed_in", ip);
        }, () -> candidates.forEach(member -> note(member, "sign_in_failed", ip)));
        return found;
    }

    /** The member whose invitation this is, which now has this password, and no other session. */
    Optional<MemberView> byInvitation(String token, Secret password, String ip) {
        return invitations.find(token).flatMap(this::member).filter(member -> invitations.isFor(member, token) && invitations.use(token))
            .flatMap(member -> joined(member, ip).filter(now -> isAtSameAddress(now, member))).map(member -> withNewPassword(member, password, ip));
    }

    /** The member with this address, for which a provider vouches; it accepts its invitation by that. */
    Optional<MemberView> byProvider(String email, String ip) {
        var found = desk.all(new FindMembersByEmail(email), MemberView.class).stream().findFirst().flatMap(member -> joined(member, ip));
        found.ifPresent(member -> note(member, "signed_in", ip));
        return found;
    }

    /** Changes a password, if this is the present one, and ends all sessions. Refused while the address is locked out. */
    boolean change(MemberView member, Secret present, Secret password, String ip) {
        lockOut.enter(member.email());
        if (!passwords.isOf(member.id(), present)) {
            return false;
        }
        withNewPassword(member, password, ip);
        return true;
    }

    private List<MemberView> candidates(String email, @Nullable String workspace) {
        var members = desk.all(new FindMembersByEmail(email), MemberView.class).stream().filter(MemberView::joined)
            .filter(member -> workspace == null || member.workspaceId().value().equals(workspace)).toList();
        if (members.isEmpty()) {
            passwords.isOf(null, new Secret(email));
        }
        return members;
    }

    private Optional<MemberView> joined(MemberView member, String ip) {
        if (!member.joined()) {
            desk.tell(caller(member, ip), new JoinWorkspace(member.workspaceId(), member.id()));
        }
        return member(Membership.of(member));
    }

    // Who was given another address meanwhile is somebody else.
    private static boolean isAtSameAddress(MemberView one, MemberView other) {
        return Person.mailboxOf(one.email()).equals(Person.mailboxOf(other.email()));
    }

    private MemberView withNewPassword(MemberView member, Secret password, String ip) {
        passwords.set(Membership.of(member), password);
        sessions.endAll(Membership.of(member));
        lockOut.forgive(member.email());
        note(member, "password_set", ip);
        return member;
    }

    private Optional<MemberView> member(Membership of) {
        return desk.find(new FindMember(of.workspace(), of.member()), MemberView.class);
    }

    private void note(MemberView member, String action, String ip) {
        trail.note(caller(member, ip), action, member.id().value());
    }

    private static Caller caller(MemberView member, String ip) {
        return Caller.of(member.workspaceId(), member.id(), member.role(), ip);
    }
}
