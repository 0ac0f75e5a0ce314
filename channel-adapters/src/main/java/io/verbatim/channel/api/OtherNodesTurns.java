package io.verbatim.channel.api;

import io.verbatim.channel.web.Desk;
import io.verbatim.shared.conversation.ConversationQuery.FindCompletedTurns;
import io.verbatim.shared.conversation.TurnId;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Looks, twice a second and for all calls that have waited for long, whether their turns were completed by another node. */
@Component
class OtherNodesTurns implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(OtherNodesTurns.class);
    private static final Duration BETWEEN_LOOKS = TurnWaiter.YOUNG.dividedBy(2);
    private static final int AT_A_TIME = 5_000;

    private final TurnWaiters waiters;
    private final Desk desk;
    private volatile boolean running;
    private @Nullable Thread thread;

    OtherNodesTurns(TurnWaiters waiters, Desk desk) {
        this.waiters = waiters;
        this.desk = desk;
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofVirtual().name("other-nodes-turns").start(this::run);
    }

    @Override
    public void stop() {
        running = false;
        if (thread != null) {
            thread.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void run() {
        while (running) {
            try {
                Thread.sleep(BETWEEN_LOOKS);
                look(waiters.old());
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.debug("Turns of other nodes cannot be seen now", e);
            }
        }
    }

    private void look(List<TurnId> waited) {
        for (int i = 0; i < waited.size(); i += AT_A_TIME) {
            var some = waited.subList(i, Math.min(i + AT_A_TIME, waited.size()));
            desk.all(new FindCompletedTurns(some), TurnId.class).forEach(waiters::completedElsewhere);
        }
    }
}
