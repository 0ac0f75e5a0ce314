package io.verbatim.command.workspace;

import static io.verbatim.command.Fixtures.refused;

import io.verbatim.command.Fixtures;
import io.verbatim.shared.Refused.Code;
import io.verbatim.shared.workspace.IssuedKey;
import io.verbatim.shared.workspace.KeyDigest;
import io.verbatim.shared.workspace.KeyId;
import io.verbatim.shared.workspace.Role;
import io.verbatim.shared.workspace.WorkspaceCommand;
import io.verbatim.shared.workspace.WorkspaceCommand.IssueKey;
import io.verbatim.shared.workspace.WorkspaceCommand.OpenWorkspace;
import io.verbatim.shared.workspace.WorkspaceCommand.RevokeKey;
import io.verbatim.shared.workspace.WorkspaceEvent.KeyIssued;
import io.verbatim.shared.workspace.WorkspaceEvent.KeyRevoked;
import io.verbatim.shared.workspace.WorkspaceEvent.WorkspaceOpened;
import io.verbatim.shared.workspace.WorkspaceId;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;

class WorkspaceTest {
    private static final WorkspaceId ACME = WorkspaceId.next();
    private static final IssuedKey KEY = new IssuedKey(KeyId.next(), new KeyDigest("abc"), "wxyz");
    private static final WorkspaceOpened OPENED = new WorkspaceOpened(ACME, "Acme");
    private static final KeyIssued ISSUED = new KeyIssued(ACME, KEY, "CI", Role.EDITOR, 1_200);
    private static final KeyRevoked REVOKED = new KeyRevoked(ACME, KEY.id());

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
}
