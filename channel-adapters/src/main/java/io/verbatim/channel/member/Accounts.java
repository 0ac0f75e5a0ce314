package io.verbatim.channel.member;

import io.verbatim.channel.vault.Secret;
import io.verbatim.shared.workspace.MemberId;
import io.verbatim.shared.workspace.WorkspaceId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is kept for members beside what the workspace says of them: it goes when they go. */
@Component
public class Accounts {
    private final Passwords passwords;
    private final JdbcClient jdbc;

    Accounts(Passwords passwords, JdbcClient jdbc) {
        this.passwords = passwords;
        this.jdbc = jdbc;
    }

    /** Whether a text may be a password. */
    public static boolean isAcceptable(String password) {
        return Passwords.isAcceptable(password);
    }

    /** Gives a member this password unless it has one. */
    public void provide(Membership member, Secret password) {
        if (!passwords.has(member.member())) {
            passwords.set(member, password);
        }
    }

    /** Forgets a member's password, sessions and invitation. */
    public void forget(MemberId member) {
        for (var table : new String[] {"console_session", "member_password", "invitation"}) {
            jdbc.sql("delete from %s where member_id = ?".formatted(table)).param(member.value()).update();
        }
    }

    /** The same for all members of a workspace. */
    public void forgetAll(WorkspaceId workspace) {
        for (var table : new String[] {"console_session", "member_password", "invitation"}) {
            jdbc.sql("delete from %s where workspace_id = ?".formatted(table)).param(workspace.value()).update();
        }
    }
}
