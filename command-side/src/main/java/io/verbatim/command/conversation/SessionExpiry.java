package io.verbatim.command.conversation;

import io.verbatim.command.eventstore.node.Node;
import io.verbatim.command.eventstore.node.Watch;
import io.verbatim.shared.Facts;
import io.verbatim.shared.LookOut;
import io.verbatim.shared.NodeRole;
import io.verbatim.shared.Refused;
import io.verbatim.shared.RunsOn;
import io.verbatim.shared.conversation.ConversationCommand.ExpireSession;
import io.verbatim.shared.conversation.ConversationQuery;
import io.verbatim.shared.conversation.ConversationQuery.FindDueSessions;
import io.verbatim.shared.conversation.ConversationQuery.FindDueTestSessions;
import io.verbatim.shared.conversation.DueSession;
import io.verbatim.shared.conversation.TurnId;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Ends sessions that were without activity for as long as they may. One node looks at a time, a few sessions are ended at once, so that a
 * crowd that fell due while nobody looked leaves room for those who talk. Each conversation decides for itself whether it is true.
 */
@Component
@RunsOn(NodeRole.COMMAND)
class SessionExpiry extends LookOut implements SmartLifecycle {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);
    private static final int AT_A_TIME = 200;
    private static final int AT_ONCE = 8;

    private final Watch watch;
    private final QueryGateway queries;
    private final CommandGateway commands;

    SessionExpiry(Node node, QueryGateway queries, CommandGateway commands) {
        super("session-expiry", BETWEEN_LOOKS);
        this.watch = node.watch("session-expiry");
        this.queries = queries;
        this.commands = commands;
    }

    /** Goes once through all that are due, past those that cannot be ended now. */
    @Override
    protected void look() {
        var failure = new AtomicReference<@Nullable RuntimeException>();
        endAll(after -> new FindDueSessions(after, AT_A_TIME), failure);
        endAll(after -> new FindDueTestSessions(after, AT_A_TIME), failure);
        if (failure.get() != null) {
            throw failure.get();
        }
    }

    @Override
    protected void leave() {
        watch.leave();
    }

    private void endAll(Function<@Nullable DueSession, ConversationQuery> question, AtomicReference<@Nullable RuntimeException> failure) {
        var due = find(question.apply(null));
        while (!due.isEmpty()) {
            endAll(due, failure);
            due = due.size() < AT_A_TIME ? List.of() : find(question.apply(due.getLast()));
        }
    }

    private List<DueSession> find(ConversationQuery question) {
        return isRunning() && watch.isOurs()
            ? queries.query(question, ResponseTypes.multipleInstancesOf(DueSession.class)).join() : List.of();
    }

    private void endAll(List<DueSession> due, AtomicReference<@Nullable RuntimeException> failure) {
        try (var workers = Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().name("session-expiry-", 0).factory())) {
            due.forEach(session -> workers.execute(() -> end(session, failure)));
        }
    }

    private void end(DueSession session, AtomicReference<@Nullable RuntimeException> failure) {
        try {
            commands.sendAndWait(GenericCommandMessage.asCommandMessage(command(session))
                .withMetaData(Map.of(Facts.WORKSPACE, session.workspaceId().value(), Facts.ACTOR, "expiry")));
        } catch (Refused e) {
            // Somebody was quicker, again and again: it is no longer due, or is found by the next look.
        } catch (RuntimeException e) {
            failure.set(e);
        }
    }

    private static ExpireSession command(DueSession session) {
        return new ExpireSession(session.conversationId(), TurnId.next(), session.lastTurn(), session.dueAt().truncatedTo(ChronoUnit.MILLIS));
    }
}
