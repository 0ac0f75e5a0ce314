package io.verbatim.channel.api;

import io.verbatim.channel.web.Desk;
import io.verbatim.shared.NodeRole;
import io.verbatim.shared.NodeRoles;
import io.verbatim.shared.OtherNodes;
import io.verbatim.shared.conversation.ConversationQuery.FindCompletedTurns;
import io.verbatim.shared.conversation.ConversationQuery.FindTurnEvents;
import io.verbatim.shared.conversation.TurnEvents;
import io.verbatim.shared.conversation.TurnId;
import io.verbatim.shared.conversation.TurnPlace;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Looks, twice a second and for all calls and streams that have heard nothing for long, what other nodes have done in their turns. A node
 * without dispatch hears nothing of most turns by itself: it looks for all of them whenever others have stored something.
 */
@Component
class OtherNodesTurns implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(OtherNodesTurns.class);
    private static final Duration BETWEEN_LOOKS = TurnWaiter.YOUNG.dividedBy(2);
    private static final Duration BREATH = Duration.ofMillis(5);
    private static final int AT_A_TIME = 5_000;
    private static final int MOST_OF_ONE = 16;

    private final TurnWaiters waiters;
    private final TurnFeeds feeds;
    private final Desk desk;
    private final boolean dispatches;
    private final Semaphore hints = new Semaphore(0);
    private volatile boolean running;
    private @Nullable Thread thread;

    OtherNodesTurns(TurnWaiters waiters, TurnFeeds feeds, Desk desk, NodeRoles roles, OtherNodes others) {
        this.waiters = waiters;
        this.feeds = feeds;
        this.desk = desk;
        this.dispatches = roles.has(NodeRole.COMMAND);
        if (!dispatches) {
            others.whenTheyStore(hints::release);
        }
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
                rest();
                inParts(dispatches ? waiters.old() : waiters.all(), this::look);
                inParts(dispatches ? feeds.quiet() : feeds.places(), this::read);
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.debug("Turns of other nodes cannot be seen now", e);
            }
        }
    }

    /** After a hint the next look is at once, but not without a breath. */
    private void rest() throws InterruptedException {
        if (hints.tryAcquire(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS)) {
            Thread.sleep(BREATH);
            hints.drainPermits();
        }
    }

    private void look(List<TurnId> waited) {
        desk.all(new FindCompletedTurns(waited), TurnId.class).forEach(waiters::completedElsewhere);
    }

    private void read(List<TurnPlace> quiet) {
        desk.all(new FindTurnEvents(quiet, MOST_OF_ONE), TurnEvents.class).forEach(feeds::read);
    }

    private static <T> void inParts(List<T> all, Consumer<List<T>> part) {
        for (int i = 0; i < all.size(); i += AT_A_TIME) {
            part.accept(all.subList(i, Math.min(i + AT_A_TIME, all.size())));
        }
    }
}
