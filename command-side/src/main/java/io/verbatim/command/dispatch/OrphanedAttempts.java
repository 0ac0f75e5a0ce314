package io.verbatim.command.dispatch;

import io.verbatim.command.LookOut;
import io.verbatim.command.eventstore.node.Node;
import io.verbatim.command.eventstore.node.Orphan;
import io.verbatim.command.eventstore.node.WorkTable;
import io.verbatim.shared.Facts;
import io.verbatim.shared.conversation.AttemptId;
import io.verbatim.shared.conversation.ConversationCommand.RecordAttemptUnknown;
import io.verbatim.shared.conversation.ConversationId;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Closes the attempts of nodes that are gone: nobody knows how they ended, so the dispatch decides anew. Only while this node has its own
 * lease: after the database was away, its own attempts look as lost as any.
 */
@Component
class OrphanedAttempts extends LookOut {

    private static final Logger LOG = LoggerFactory.getLogger(OrphanedAttempts.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
    private static final int AT_A_TIME = 200;

    private final Node node;
    private final WorkTable work;
    private final CommandGateway commands;
    private final Deque<Orphan> taken = new ArrayDeque<>();

    OrphanedAttempts(Node node, WorkTable work, CommandGateway commands) {
        super("orphaned-attempts", BETWEEN_LOOKS);
        this.node = node;
        this.work = work;
        this.commands = commands;
    }

    @Override
    protected void look() {
        if (node.holdsLease()) {
            closeAll();
        }
    }

    /** What was taken is this node's now and will not be found again, so it is kept until it is closed. */
    private void closeAll() {
        do {
            for (var orphan = taken.peek(); orphan != null; orphan = taken.peek()) {
                close(orphan);
                taken.remove();
            }
            taken.addAll(work.takeOver(AttemptLedger.KIND, AT_A_TIME));
        } while (isRunning() && !taken.isEmpty());
    }

    private void close(Orphan orphan) {
        LOG.info("Attempt {} of the lost node {} is closed with outcome unknown", orphan.id(), orphan.from());
        var command = new RecordAttemptUnknown(new ConversationId(orphan.aggregateId()), new AttemptId(orphan.id()));
        commands.sendAndWait(GenericCommandMessage.asCommandMessage(command)
            .withMetaData(Map.of(Facts.WORKSPACE, String.valueOf(orphan.workspaceId()), Facts.ACTOR, "dispatch")));
    }
}
