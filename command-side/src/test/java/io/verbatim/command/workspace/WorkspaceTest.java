package io.verbatim.command.workspace;

import static io.verbatim.command.Fixtures.refused;

import io.verbatim.command.Fixtures;
import io.verbatim.shared.Paged;
import io.verbatim.shared.Refused.Code;
import io.verbatim.shared.bot.BotQuery.ListBots;
import io.verbatim.shared.workspace.IssuedKey;
import io.verbatim.shared.workspace.KeyDigest;
import io.verbatim.shared.workspace.KeyId;
import io.verbatim.shared.workspace.MemberId;
import io.verbatim.shared.workspace.Person;
import io.verbatim.shared.workspace.Role;
import io.verbatim.shared.workspace.WorkspaceCommand;
import io.verbatim.shared.workspace.WorkspaceCommand.ChangeMember;
import io.verbatim.shared.workspace.WorkspaceCommand.ChangeWorkspace;
import io.verbatim.shared.workspace.WorkspaceCommand.CloseWorkspace;
import io.verbatim.shared.workspace.WorkspaceCommand.InviteMember;
import io.verbatim.shared.workspace.WorkspaceCommand.IssueKey;
import io.verbatim.shared.workspace.WorkspaceCommand.JoinWorkspace;
import io.verbatim.shared.workspace.WorkspaceCommand.OpenWorkspace;
import io.verbatim.shared.workspace.WorkspaceCommand.RemoveMember;
import io.verbatim.shared.workspace.WorkspaceCommand.RevokeKey;
import io.verbatim.shared.workspace.WorkspaceEvent.KeyIssued;
import io.verbatim.shared.workspace.WorkspaceEvent.KeyRevoked;
import io.verbatim.shared.workspace.WorkspaceEvent.MemberChanged;
import io.verbatim.shared.workspace.WorkspaceEvent.MemberInvited;
import io.verbatim.shared.workspace.WorkspaceEvent.MemberJoined;
import io.verbatim.shared.workspace.WorkspaceEvent.MemberRemoved;
import io.verbatim.shared.workspace.WorkspaceEvent.WorkspaceChanged;
import io.verbatim.shared.workspace.WorkspaceEvent.WorkspaceClosed;
import io.verbatim.shared.workspace.WorkspaceEvent.WorkspaceOpened;
import io.verbatim.shared.workspace.WorkspaceId;
import java.util.List;
import org.axonframework.queryhandling.DefaultQueryGateway;
import org.axonframework.queryhandling.QueryGateway;
import org.axonframework.queryhandling.SimpleQueryBus;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;

class WorkspaceTest {
    private static final WorkspaceId ACME = WorkspaceId.next();
    private static final IssuedKey KEY = new IssuedKey(KeyId.next(), new KeyDigest("abc"), "wxyz");
    private static final WorkspaceOpened OPENED = new WorkspaceOpened(ACME, "Acme");
    private static final KeyIssued ISSUED = new KeyIssued(ACME, KEY, "CI", Role.EDITOR, 1_200);
    private static final KeyRevoked REVOKED = new KeyRevoked(ACME, KEY.id());

    private static final WorkspaceChanged RENAMED = new WorkspaceChanged(ACME, "Acme Ltd", 30);
    private static final MemberId ANNA = MemberId.next();
    private static final Person PERSON = new Person("anna@example.com", "Anna", Role.VIEWER);
    private static final Person PROMOTED = new Person("anna@example.com", "Anna", Role.OWNER);
    private static final MemberInvited INVITED = new MemberInvited(ACME, ANNA, PERSON);
    private static final MemberJoined JOINED = new MemberJoined(ACME, ANNA);

    private final AggregateTestFixture<Workspace> workspace =
        Fixtures.of(Workspace.class, WorkspaceCommand.class, WorkspaceCommand::workspaceId);

    @Test
    void opens() {
        workspace.givenNoPriorActivity().when(new OpenWorkspace(ACME, "Acme")).expectEvents(OPENED);
    }

    @Test
    void isOpenedOnlyOnce() {
        workspace.given(OPENED).when(new OpenWorkspace(ACME, "Acme")).expectNoEvents().expectSuccessfulHandlerExecution();
    }

    @Test
    void issuesAKey() {
        workspace.given(OPENED).when(new IssueKey(ACME, KEY, "CI", Role.EDITOR, 1_200)).expectEvents(ISSUED);
    }

    @Test
    void issuesAKeyOnlyOnce() {
        workspace.given(OPENED, ISSUED).when(new IssueKey(ACME, KEY, "CI", Role.OWNER, 1)).expectNoEvents();
    }

    @Test
    void revokesAKeyForGood() {
        workspace.given(OPENED, ISSUED).when(new RevokeKey(ACME, KEY.id())).expectEvents(REVOKED);
        workspace.given(OPENED, ISSUED, REVOKED).when(new RevokeKey(ACME, KEY.id())).expectNoEvents()
            .expectException(refused(Code.NOT_FOUND));
        workspace.given(OPENED, ISSUED, REVOKED).when(new IssueKey(ACME, KEY, "CI", Role.EDITOR, 1_200)).expectNoEvents();
    }

    @Test
    void refusesToRevokeAKeyThatItNeverLetIn() {
        workspace.given(OPENED).when(new RevokeKey(ACME, KEY.id())).expectNoEvents().expectException(refused(Code.NOT_FOUND));
    }

    @Test
    void changesItsNameAndHowLongItRemembers() {
        workspace.given(OPENED).when(new ChangeWorkspace(ACME, "Acme Ltd", 30, 1L)).expectEvents(RENAMED);
        workspace.given(OPENED, RENAMED).when(new ChangeWorkspace(ACME, "Acme Ltd", 30, 2L)).expectNoEvents();
        workspace.given(OPENED, RENAMED).when(new ChangeWorkspace(ACME, "Acme", null, 1L))
            .expectException(refused(Code.PRECONDITION_FAILED));
    }

    @Test
    void takesAMemberFromItsInvitationToItsRemoval() {
        workspace.given(OPENED).when(new InviteMember(ACME, ANNA, PERSON)).expectEvents(INVITED);
        workspace.given(OPENED, INVITED).when(new JoinWorkspace(ACME, ANNA)).expectEvents(JOINED);
        workspace.given(OPENED, INVITED, JOINED).when(new JoinWorkspace(ACME, ANNA)).expectNoEvents();
        workspace.given(OPENED, INVITED, JOINED).when(new ChangeMember(ACME, ANNA, PROMOTED, 2L))
            .expectEvents(new MemberChanged(ACME, ANNA, PROMOTED));
        workspace.given(OPENED, INVITED, JOINED).when(new RemoveMember(ACME, ANNA, 2L)).expectEvents(new MemberRemoved(ACME, ANNA));
    }

    @Test
    void hasOneMemberAnAddress() {
        var shouting = new Person("ANNA@example.com", "Other", Role.VIEWER);

        workspace.given(OPENED, INVITED).when(new InviteMember(ACME, MemberId.next(), shouting)).expectException(refused(Code.CONFLICT));
        workspace.given(OPENED, INVITED, new MemberRemoved(ACME, ANNA)).when(new JoinWorkspace(ACME, ANNA))
            .expectException(refused(Code.NOT_FOUND));
        workspace.given(OPENED, INVITED).when(new RemoveMember(ACME, ANNA, 7L)).expectException(refused(Code.PRECONDITION_FAILED));
    }

    @Test
    void isClosedWithAllThatLetsPeopleIn() {
        workspace.registerInjectableResource(bots(0));

        workspace.given(OPENED, ISSUED, INVITED).when(new CloseWorkspace(ACME, 1L))
            .expectEvents(new MemberRemoved(ACME, ANNA), REVOKED, new WorkspaceClosed(ACME));
        workspace.given(OPENED, new WorkspaceClosed(ACME)).when(new IssueKey(ACME, KEY, "CI", Role.OWNER, 0))
            .expectException(refused(Code.NOT_FOUND));
    }

    @Test
    void isNotClosedAsLongAsItHasBots() {
        workspace.registerInjectableResource(bots(1));

        workspace.given(OPENED).when(new CloseWorkspace(ACME, null)).expectNoEvents().expectException(refused(Code.IN_USE));
    }

    private static QueryGateway bots(int total) {
        var bus = SimpleQueryBus.builder().build();
        bus.subscribe(ListBots.class.getName(), Paged.class, query -> new Paged<>(List.of(), total, null));
        return DefaultQueryGateway.builder().queryBus(bus).build();
    }
}
