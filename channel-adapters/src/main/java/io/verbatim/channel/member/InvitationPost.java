package io.verbatim.channel.member;

import io.verbatim.channel.effect.Performed;
import io.verbatim.channel.mail.Postman;
import io.verbatim.channel.web.Desk;
import io.verbatim.shared.NodeRole;
import io.verbatim.shared.RunsOn;
import io.verbatim.shared.workspace.MemberView;
import io.verbatim.shared.workspace.WorkspaceQuery.FindMember;
import io.verbatim.shared.workspace.WorkspaceQuery.FindWorkspace;
import io.verbatim.shared.workspace.WorkspaceView;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Mails invitations, one after the other; what no server takes is tried again, at last every 15 minutes, for as long as its link is good. */
@Component
@RunsOn(NodeRole.COMMAND)
class InvitationPost implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(InvitationPost.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);
    private static final String NOBODY = "invalid_address";

    private final LetterTable letters;
    private final Postman postman;
    private final Desk desk;
    private volatile CountDownLatch over = new CountDownLatch(0);

    InvitationPost(LetterTable letters, Postman postman, Desk desk) {
        this.letters = letters;
        this.postman = postman;
        this.desk = desk;
    }

    @Override
    public void start() {
        if (postman.isAtWork()) {
            over = new CountDownLatch(1);
            Thread.ofVirtual().name("invitations").start(this::run);
        }
    }

    /** Does not wait for the e-mail at hand: whoever comes after sends it if this does not. */
    @Override
    public void stop() {
        over.countDown();
    }

    @Override
    public boolean isRunning() {
        return over.getCount() > 0;
    }

    /** Sends what has been due for longest; answers whether there was anything. */
    boolean look() {
        var due = letters.take();
        due.ifPresent(this::send);
        return due.isPresent();
    }

    private void run() {
        try {
            while (!over.await(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS)) {
                sendAll();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void sendAll() {
        try {
            boolean more = true;
            while (more && isRunning()) {
                more = look();
            }
        } catch (RuntimeException e) {
            LOG.debug("Invitations cannot be mailed now", e);
        }
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
