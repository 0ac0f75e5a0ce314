package io.verbatim.channel.member;

import io.verbatim.channel.effect.Performed;
import io.verbatim.channel.mail.Postman;
import io.verbatim.channel.web.Desk;
import io.verbatim.shared.LookOut;
import io.verbatim.shared.NodeRole;
import io.verbatim.shared.RunsOn;
import io.verbatim.shared.workspace.MemberView;
import io.verbatim.shared.workspace.WorkspaceQuery.FindMember;
import io.verbatim.shared.workspace.WorkspaceQuery.FindWorkspace;
import io.verbatim.shared.workspace.WorkspaceView;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Mails invitations, one after the other; what no server takes is tried again, at last every 15 minutes, for as long as its link is good. */
@Component
@RunsOn(NodeRole.COMMAND)
class InvitationPost extends LookOut implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(InvitationPost.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);
    private static final String NOBODY = "invalid_address";

    private final LetterTable letters;
    private final Postman postman;
    private final Desk desk;

    InvitationPost(LetterTable letters, Postman postman, Desk desk) {
        super("invitations", BETWEEN_LOOKS);
        this.letters = letters;
        this.postman = postman;
        this.desk = desk;
    }

    @Override
    public void start() {
        if (postman.isAtWork()) {
            super.start();
        }
    }

    /** Sends what has been due for longest. */
    @Override
    protected void look() {
        letters.take().ifPresent(due -> {
            wake();
            send(due);
        });
    }

    private void send(DueLetter due) {
        var member = desk.find(new FindMember(due.of().workspace(), due.of().member()), MemberView.class);
        var workspace = desk.find(new FindWorkspace(due.of().workspace()), WorkspaceView.class);
        if (member.isEmpty() || workspace.isEmpty()) {
            letters.done(due);
            return;
        }
        var letter = InvitationLetter.of(member.get(), workspace.get(), due);
        if (postman.send(member.get().email(), letter.subject(), letter.body()) instanceof Performed.Failed(var why, var detail)) {
            failed(due, why, detail);
        } else {
            letters.done(due);
        }
    }

    private void failed(DueLetter due, String why, String detail) {
        LOG.warn("The invitation of {} could not be mailed ({}): {}", due.of().member(), why, detail);
        if (why.equals(NOBODY)) {
            letters.done(due);
        } else {
            letters.postpone(due);
        }
    }
}
