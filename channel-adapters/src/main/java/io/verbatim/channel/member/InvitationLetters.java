package io.verbatim.channel.member;

import io.verbatim.channel.effect.Performed;
import io.verbatim.channel.mail.Postman;
import io.verbatim.channel.web.Desk;
import io.verbatim.shared.workspace.MemberView;
import io.verbatim.shared.workspace.WorkspaceQuery.FindWorkspace;
import io.verbatim.shared.workspace.WorkspaceView;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Sends invitations to whom they are for, where the operator has set up an SMTP server. Who invites need not wait for it. */
@Component
public class InvitationLetters {
    private static final Logger LOG = LoggerFactory.getLogger(InvitationLetters.class);
    private static final int AT_ONCE = 4;
    private static final int WAITING = 100;

    private final Semaphore places = new Semaphore(AT_ONCE);
    private final Semaphore queue = new Semaphore(WAITING);
    private final Postman postman;
    private final Desk desk;

    InvitationLetters(Postman postman, Desk desk) {
        this.postman = postman;
        this.desk = desk;
    }

    /** Sends a link to its member. What no server takes is logged: who invites has the link as well. */
    public void send(MemberView member, Invitations.Link link) {
        if (postman.isAtWork() && queue.tryAcquire()) {
            Thread.ofVirtual().name("invitation").start(() -> deliver(member, link));
        }
    }

    private void deliver(MemberView member, Invitations.Link link) {
        places.acquireUninterruptibly();
        try {
            var workspace = desk.get(new FindWorkspace(member.workspaceId()), WorkspaceView.class).name();
            var sent = postman.send(member.email(), subject(workspace), text(member, workspace, link));
            if (sent instanceof Performed.Failed(var why, var detail)) {
                LOG.warn("The invitation of {} could not be mailed ({}): {}", member.id(), why, detail);
            }
        } catch (RuntimeException e) {
            LOG.warn("The invitation of {} could not be mailed", member.id(), e);
        } finally {
            places.release();
            queue.release();
        }
    }

    private static String subject(String workspace) {
        return "Your invitation to %s on Verbatim".formatted(workspace);
    }

    private static String text(MemberView member, String workspace, Invitations.Link link) {
        return """
            Hello,

            you are invited to the workspace "%s" on Verbatim, as %s.
            Choose a password here:

            %s

            The link can be used once, until %s (UTC). If you did not expect it, you need not do anything.
            """.formatted(oneLine(workspace), member.role().name().toLowerCase(Locale.ROOT), link.url(),
            link.expiresAt().truncatedTo(ChronoUnit.MINUTES).toString().replace("T", " ").replace(":00Z", ""));
    }

    // What people call a workspace adds no lines of their own to a letter of ours.
    private static String oneLine(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ");
    }
}
