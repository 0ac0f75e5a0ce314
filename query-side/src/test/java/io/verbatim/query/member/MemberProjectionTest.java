package io.verbatim.query.member;

import static io.verbatim.query.Samples.ELSEWHERE;
import static io.verbatim.query.Samples.HERE;
import static io.verbatim.query.ViewFixture.at;
import static io.verbatim.query.ViewFixture.first;
import static org.assertj.core.api.Assertions.assertThat;

import io.verbatim.query.ViewFixture;
import io.verbatim.shared.workspace.MemberId;
import io.verbatim.shared.workspace.MemberView;
import io.verbatim.shared.workspace.Person;
import io.verbatim.shared.workspace.Role;
import io.verbatim.shared.workspace.WorkspaceEvent.MemberChanged;
import io.verbatim.shared.workspace.WorkspaceEvent.MemberInvited;
import io.verbatim.shared.workspace.WorkspaceEvent.MemberJoined;
import io.verbatim.shared.workspace.WorkspaceEvent.MemberRemoved;
import io.verbatim.shared.workspace.WorkspaceQuery.FindMember;
import io.verbatim.shared.workspace.WorkspaceQuery.FindMembersByEmail;
import io.verbatim.shared.workspace.WorkspaceQuery.ListMembers;
import org.junit.jupiter.api.Test;

class MemberProjectionTest {
    private static final MemberId ANNA = MemberId.next();
    private static final Person VIEWER = new Person("Anna@example.com", "Anna", Role.VIEWER);
    private static final Person OWNER = new Person("Anna@example.com", "Anna B.", Role.OWNER);

    private final ViewFixture views = ViewFixture.empty();

    @Test
    void showsAMemberAsItIsNow() {
        var batch = views.given(new MemberInvited(HERE, ANNA, VIEWER), new MemberJoined(HERE, ANNA));
        views.given(new MemberChanged(HERE, ANNA, OWNER));

        batch.again();

        assertThat(views.find(new FindMember(HERE, ANNA), MemberView.class))
            .contains(new MemberView(ANNA, HERE, "Anna@example.com", "Anna B.", Role.OWNER, true, at(1), at(3), 3));
        assertThat(views.find(new FindMember(ELSEWHERE, ANNA), MemberView.class)).isEmpty();
    }

    @Test
    void findsMembersOfAllWorkspacesByAddress() {
        views.given(new MemberInvited(HERE, ANNA, VIEWER), new MemberInvited(ELSEWHERE, MemberId.next(), VIEWER));

        assertThat(views.all(new FindMembersByEmail("anna@EXAMPLE.com"), MemberView.class)).extracting(MemberView::workspaceId)
            .containsExactly(HERE, ELSEWHERE);
    }

    @Test
    void keepsNothingOfWhoWasRemoved() {
        views.given(new MemberInvited(HERE, ANNA, VIEWER), new MemberRemoved(HERE, ANNA));

        assertThat(views.list(new ListMembers(HERE, first())).total()).isZero();
        assertThat(views.all(new FindMembersByEmail("anna@example.com"), MemberView.class)).isEmpty();
        assertThat(views.sql().sql("SELECT email || name FROM member").query(String.class).single()).isEmpty();
    }
}
