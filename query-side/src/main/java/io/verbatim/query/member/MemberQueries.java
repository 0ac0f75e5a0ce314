package io.verbatim.query.member;

import io.verbatim.query.Listing;
import io.verbatim.shared.Paged;
import io.verbatim.shared.workspace.MemberId;
import io.verbatim.shared.workspace.MemberView;
import io.verbatim.shared.workspace.Person;
import io.verbatim.shared.workspace.WorkspaceId;
import io.verbatim.shared.workspace.WorkspaceQuery.FindMember;
import io.verbatim.shared.workspace.WorkspaceQuery.FindMembersByEmail;
import io.verbatim.shared.workspace.WorkspaceQuery.ListMembers;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class MemberQueries {

    private static final int MOST_MEMBERSHIPS = 20;
    private static final Listing<MemberView> MEMBERS =
        Listing.newestFirst("members", "*", "FROM member WHERE workspace_id = :workspace AND NOT removed", "created", MemberQueries::view);
    private static final String ONE = "SELECT * FROM member WHERE member_id = :member AND workspace_id = :workspace AND NOT removed";
    private static final String BY_EMAIL = "SELECT * FROM member WHERE mailbox = :mailbox AND NOT removed ORDER BY created LIMIT :most";

    private final JdbcClient jdbc;

    MemberQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @QueryHandler
    @SuppressWarnings("rawtypes")
    Paged handle(ListMembers query) {
        return MEMBERS.read(jdbc, query.page(), Map.of("workspace", query.workspaceId().value()));
    }

    @QueryHandler
    Optional<MemberView> handle(FindMember query) {
        return jdbc.sql(ONE).param("member", query.memberId().value()).param("workspace", query.workspaceId().value())
            .query(MemberQueries::view).optional();
    }

    @QueryHandler
    List<MemberView> handle(FindMembersByEmail query) {
        return jdbc.sql(BY_EMAIL).param("mailbox", Person.mailboxOf(query.email())).param("most", MOST_MEMBERSHIPS)
            .query(MemberQueries::view).list();
    }

    private static MemberView view(ResultSet found, int no) throws SQLException {
        var row = MemberTable.row(found, no);
        var person = row.person();
        return new MemberView(new MemberId(row.id()), new WorkspaceId(row.workspace()), person.email(), person.name(), person.role(),
            row.joined(), row.marks().createdAt(), row.marks().updatedAt(), row.marks().revision());
    }
}
