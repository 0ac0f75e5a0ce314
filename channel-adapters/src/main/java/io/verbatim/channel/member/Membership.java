package io.verbatim.channel.member;

import io.verbatim.shared.workspace.MemberId;
import io.verbatim.shared.workspace.MemberView;
import io.verbatim.shared.workspace.WorkspaceId;
import java.sql.ResultSet;
import java.sql.SQLException;

/** A member and its workspace. */
public record Membership(WorkspaceId workspace, MemberId member) {

    /** That of this member. */
    public static Membership of(MemberView view) {
        return new Membership(view.workspaceId(), view.id());
    }

    static Membership read(ResultSet row, int number) throws SQLException {
        return new Membership(new WorkspaceId(row.getString("workspace_id")), new MemberId(row.getString("member_id")));
    }
}
