package io.verbatim.channel.member;

import io.verbatim.shared.workspace.MemberView;
import io.verbatim.shared.workspace.WorkspaceView;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** An invitation as its member reads it. */
record InvitationLetter(String subject, String body) {

    static InvitationLetter of(MemberView member, WorkspaceView workspace, DueLetter due) {
        var expires = due.expiresAt().truncatedTo(ChronoUnit.MINUTES).toString().replace("T", " ").replace(":00Z", "");
        return new InvitationLetter("Your invitation to %s on Verbatim".formatted(workspace.name()), """
            Hello,

            you are invited to the workspace "%s" on Verbatim, as %s.
            Choose a password here:

            %s

            The link can be used once, until %s (UTC). If you did not expect it, you need not do anything.
            """.formatted(oneLine(workspace.name()), member.role().name().toLowerCase(Locale.ROOT), due.url(), expires));
    }

    // What people call a workspace adds no lines of their own to a letter of ours.
    private static String oneLine(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ");
    }
}
