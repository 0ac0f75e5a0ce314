package io.verbatim.channel.api;

import io.verbatim.channel.web.Desk;
import io.verbatim.shared.LookOut;
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
import java.util.function.Consumer;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Looks, twice a second and for all calls and streams that have heard nothing for long, what other nodes have done in their turns. A node
 * without dispatch hears nothing of most turns by itself: it looks for all of them whenever others have stored something.
 */
@Component
class OtherNodesTurns extends LookOut implements SmartLifecycle {
    private static final Duration BETWEEN_LOOKS = TurnWaiter.YOUNG.dividedBy(2);
    private static final Duration BREATH = Duration.ofMillis(5);
    private static final int AT_A_TIME = 5_000;
    private static final int MOST_OF_ONE = 16;

    private final TurnWaiters waiters;
    private final TurnFeeds feeds;
    private final Desk desk;
    private final boolean dispatches;

    OtherNodesTurns(TurnWaiters waiters, TurnFeeds feeds, Desk desk, NodeRoles roles, OtherNodes others) {
        super("other-nodes-turns", BETWEEN_LOOKS, BETWEEN_LOOKS);
        this.waiters = waiters;
        this.feeds = feeds;
        this.desk = desk;
        this.dispatches = roles.has(NodeRole.COMMAND);
        if (!dispatches) {
            others.whenTheyStore(this::wake);
        }
    }

    /** Not without a breath: others may ask for the next look right away, again and again. */
    @Override
    protected void look() throws InterruptedException {
        Thread.sleep(BREATH);
        inParts(dispatches ? waiters.old() : waiters.all(), this::look);
        inParts(dispatches ? feeds.quiet() : feeds.places(), this::read);
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
