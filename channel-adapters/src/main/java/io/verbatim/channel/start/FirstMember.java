package io.verbatim.channel.start;

import io.verbatim.channel.member.Accounts;
import io.verbatim.channel.member.Invitations;
import io.verbatim.channel.member.Membership;
import io.verbatim.channel.vault.Secret;
import io.verbatim.channel.web.Desk;
import io.verbatim.shared.Ids;
import io.verbatim.shared.workspace.MemberId;
import io.verbatim.shared.workspace.MemberView;
import io.verbatim.shared.workspace.Person;
import io.verbatim.shared.workspace.Role;
import io.verbatim.shared.workspace.WorkspaceCommand.InviteMember;
import io.verbatim.shared.workspace.WorkspaceCommand.JoinWorkspace;
import io.verbatim.shared.workspace.WorkspaceId;
import io.verbatim.shared.workspace.WorkspaceQuery.FindMembersByEmail;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Sees to it that somebody can sign in with a browser: who the settings name, or, at the very first start, who reads the terminal. */
@Component
class FirstMember {
    private static final String NOBODY_YET = "owner@localhost";

    private final StartSettings settings;
    private final Founder founder;
    private final Desk desk;
    private final Accounts accounts;
    private final Invitations invitations;

    FirstMember(StartSettings settings, Founder founder, Desk desk, Accounts accounts, Invitations invitations) {
        this.settings = settings;
        this.founder = founder;
        this.desk = desk;
        this.accounts = accounts;
        this.invitations = invitations;
    }

    /** A link to be printed, for an owner who was made just now and has no password. */
    Optional<Invitations.Link> make(WorkspaceId workspace, boolean isFirst) {
        if (!settings.hasAdminEmail()) {
            return isFirst ? invited(workspace, NOBODY_YET) : Optional.empty();
        }
        var email = String.valueOf(settings.adminEmail());
        if (!settings.hasAdminPassword()) {
            return find(workspace, email).isPresent() ? Optional.empty() : invited(workspace, email);
        }
        var owner = find(workspace, email).orElseGet(() -> owner(workspace, email));
        founder.tell(workspace, new JoinWorkspace(workspace, owner.id()));
        accounts.provide(Membership.of(owner), new Secret(String.valueOf(settings.adminPassword())));
        return Optional.empty();
    }

    private Optional<Invitations.Link> invited(WorkspaceId workspace, String email) {
        return Optional.of(invitations.make(owner(workspace, email)));
    }

    private MemberView owner(WorkspaceId workspace, String email) {
        var id = new MemberId(Ids.derived(MemberId.PREFIX, workspace.value(), Person.mailboxOf(email)));
        founder.tell(workspace, new InviteMember(workspace, id, new Person(email, "Owner", Role.OWNER)));
        return find(workspace, email).orElseThrow();
    }

    private Optional<MemberView> find(WorkspaceId workspace, String email) {
        return desk.all(new FindMembersByEmail(email), MemberView.class).stream()
            .filter(member -> member.workspaceId().equals(workspace)).findFirst();
    }
}
